import type { Manifest } from '../../manifest/parse.ts';
import { at, items, textOf, type Value } from '../../manifest/value.ts';
import { eachChange, listed } from '../look/hit.ts';
import { kindOf } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** Who may do what: computed right by right. */
export const rbacWidened: Rule = {
  id: 'rbac-widened',
  level: 'block',
  finds: 'A role gains a right, or somebody gains a role.',
  reason: 'The GitOps identity cannot delete a claim, a namespace or a PushSecret: that is law 6.',
  fix: 'Take the right back; see lib/kubernetes/cluster/identities.ts for who needs what.',
  find: eachChange((change) => {
    const { before, after } = change;
    if (after === undefined || !kinds.has(kindOf(change))) return [];
    const [was, is] = [rightsOf(before), rightsOf(after)];
    const more = [...is].filter((right) => !covered(right, was));
    return more.length === 0 ? [] : [`New rights: ${listed(more)}.`];
  }),
};

// --- internal ---

const kinds: ReadonlySet<string> = new Set([
  'Role',
  'ClusterRole',
  'RoleBinding',
  'ClusterRoleBinding',
]);

/** One sentence a right: `delete claims`, `the Group x has ClusterRole y`. */
function rightsOf(manifest: Manifest | undefined): ReadonlySet<string> {
  if (manifest === undefined) return new Set();
  const { kind, body } = manifest;
  return new Set(
    kind.endsWith('Binding') ? bound(body) : items(body.get('rules')).flatMap(allowed),
  );
}

function allowed(rule: Value): readonly string[] {
  const words = (field: string) => items(at(rule, field)).flatMap((word) => textOf(word) ?? []);
  const names = words('resourceNames');
  const only = names.length === 0 ? '' : ` ${names.join(',')}`;
  return words('verbs').flatMap((verb) => [
    ...words('nonResourceURLs').map((url) => `${verb} ${url}`),
    ...words('apiGroups').flatMap((group) =>
      words('resources').map(
        (kind) => `${verb} ${group === '' ? kind : `${kind}.${group}`}${only}`,
      ),
    ),
  ]);
}

function bound(body: Value): readonly string[] {
  const role = `${told(at(body, 'roleRef', 'kind'))} ${told(at(body, 'roleRef', 'name'))}`;
  return items(at(body, 'subjects')).map((subject) => {
    const place = textOf(at(subject, 'namespace'));
    const who = `${told(at(subject, 'kind'))} ${told(at(subject, 'name'))}`;
    return `${who}${place === undefined ? '' : ` of ${place}`} has ${role}`;
  });
}

/** Held already: word for word, or for every object where it is now for one. */
function covered(right: string, rights: ReadonlySet<string>): boolean {
  return rights.has(right) || rights.has(right.split(' ').slice(0, 2).join(' '));
}

function told(value: Value | undefined): string {
  return textOf(value) ?? '';
}
