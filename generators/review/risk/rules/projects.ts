import { at, isMap, items, same, textOf, type Value } from '../../manifest/value.ts';
import { eachChange, listed } from '../look/hit.ts';
import type { Rule } from '../rule.ts';

/** What an Application may deploy, from where and to where. */
export const projectLoosened: Rule = {
  id: 'project-loosened',
  level: 'block',
  finds: 'An AppProject admits a source, destination or kind more, or refuses one less.',
  reason: 'A project is what keeps the files of one instance out of the namespace of another.',
  fix: 'Put the list back; an instance deploys to its own namespace, from this repository.',
  find: eachChange(({ before, after }) => {
    if (after?.kind !== 'AppProject') return [];
    const [was, is] = [before?.body.get('spec'), after.body.get('spec')];
    if (before === undefined) return wild(is);
    const told = (list: string, values: readonly Value[]) =>
      values.map((value) => `${list}: ${wordsOf(value)}`);
    const more = allowing.flatMap((list) => told(list, apart(is, was, list)));
    const less = refusing.flatMap((list) => told(list, apart(was, is, list)));
    return [
      ...(more.length > 0 ? [`Admitted now: ${listed(more)}.`] : []),
      ...(less.length > 0 ? [`No longer refused: ${listed(less)}.`] : []),
    ];
  }),
};

// --- internal ---

const allowing = [
  'sourceRepos',
  'destinations',
  'destinationServiceAccounts',
  'clusterResourceWhitelist',
  'namespaceResourceWhitelist',
  'sourceNamespaces',
  'roles',
];
const refusing = ['clusterResourceBlacklist', 'namespaceResourceBlacklist', 'signatureKeys'];

/** Items of one list that the other has not. */
function apart(one: Value | undefined, other: Value | undefined, list: string): readonly Value[] {
  const known = items(at(other, list));
  return items(at(one, list)).filter((item) => !known.some((held) => same(held, item)));
}

/** A project that comes may name much, but nothing by a star. */
function wild(spec: Value | undefined): readonly string[] {
  const stars = allowing.filter((list) => items(at(spec, list)).some(hasStar));
  return stars.length === 0 ? [] : [`A star admits everything in ${listed(stars)}.`];
}

function hasStar(value: Value): boolean {
  if (isMap(value)) return [...value.values()].some(hasStar);
  return textOf(value)?.includes('*') ?? false;
}

function wordsOf(value: Value): string {
  if (!isMap(value)) return textOf(value) ?? String(value);
  return [...value.values()].map((held) => textOf(held) ?? '…').join(' ');
}
