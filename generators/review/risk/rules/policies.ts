import { at, isMap, items, same, textOf, type Value } from '../../manifest/value.ts';
import { eachChange, listed, told } from '../look/hit.ts';
import { type Changed, isChanged } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** Guards of the cluster: what they refuse is computed where their words tell it. */
export const policyLoosened: Rule = {
  id: 'policy-loosened',
  level: 'block',
  finds:
    'An admission policy looks at less, lets failures pass, loses a condition, or its binding no longer denies.',
  reason: 'It is what refuses the deletion of a notebook to everyone, Argo CD included (law 6).',
  fix: 'Put it back; a guard that is to go needs a maintainer who says why.',
  find: eachChange((change) =>
    isChanged(change) && kinds.has(change.after.kind) ? loosened(change) : [],
  ),
};

// --- internal ---

const kinds: ReadonlySet<string> = new Set([
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ImageValidatingPolicy',
  'ValidatingPolicy',
]);

function loosened({ before, after }: Changed): readonly string[] {
  const [was, is] = [before.body.get('spec'), after.body.get('spec')];
  const less = [
    ...lost(was, is, 'validations').map((one) => `the condition “${named(one)}”`),
    ...lost(was, is, 'attestors').map((one) => `the attestor ${named(one)}`),
    ...lost(was, is, 'matchImageReferences').map((one) => `images ${named(one)}`),
    ...lost(was, is, 'validationActions').map((one) => `the action ${told(one)}`),
    ...scope(was, is),
  ];
  const more = lost(is, was, 'matchConditions').map((one) => `only if ${named(one)}`);
  const failing = textOf(at(is, 'failurePolicy'));
  return [
    ...(less.length > 0 ? [`It loses ${listed(less)}.`] : []),
    ...(more.length > 0 ? [`It looks ${listed(more)}.`] : []),
    ...(failing === 'Ignore' && textOf(at(was, 'failurePolicy')) !== 'Ignore'
      ? ['What it cannot judge passes (failurePolicy Ignore).']
      : []),
    ...narrowings(was, is),
  ];
}

/** Items that the first has and the second has not; one whose name stays has another text and is not computed. */
function lost(one: Value | undefined, other: Value | undefined, list: string): readonly Value[] {
  const known = items(at(other, list));
  const names = new Set(known.map(named));
  return items(at(one, list)).filter(
    (item) => !known.some((held) => same(held, item)) && !names.has(named(item)),
  );
}

/** Kinds and verbs that it looked at and looks at no more. */
function scope(was: Value | undefined, is: Value | undefined): readonly string[] {
  const of = (spec: Value | undefined) =>
    new Set(items(at(spec, 'matchConstraints', 'resourceRules')).flatMap(looksAt));
  const now = of(is);
  return [...of(was)].filter((one) => !now.has(one) && !now.has(one.replace(/^.* /, '* ')));
}

function looksAt(rule: Value): readonly string[] {
  const words = (field: string) => items(at(rule, field)).flatMap((word) => textOf(word) ?? []);
  return words('operations').flatMap((verb) =>
    words('apiGroups').flatMap((group) =>
      words('resources').map((kind) => `${verb} ${group === '' ? kind : `${kind}.${group}`}`),
    ),
  );
}

/** Where a binding or a policy holds: what comes here is one more way around it. */
function narrowings(was: Value | undefined, is: Value | undefined): readonly string[] {
  const places = ['matchResources', 'matchConstraints'].flatMap((at_) =>
    ['namespaceSelector', 'objectSelector', 'excludeResourceRules'].map((field) => [at_, field]),
  );
  return places.flatMap(([place = '', field = '']) => {
    const [old, now] = [at(was, place, field), at(is, place, field)];
    return now === undefined || same(old, now) ? [] : [`${place}.${field} changes where it holds.`];
  });
}

function named(item: Value): string {
  if (!isMap(item)) return told(item);
  const words = ['name', 'message', 'glob', 'expression'].map((key) => textOf(item.get(key)));
  return words.find((word) => word !== undefined) ?? '…';
}
