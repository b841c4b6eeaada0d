import { eachChange } from '../look/hit.ts';
import { isDeparted } from '../look/room.ts';
import type { Rule } from '../rule.ts';

/** The whole instance leaves the tree. One that goes to another cluster: `instance-moved`. */
export const instanceRemoved: Rule = {
  id: 'instance-removed',
  level: 'block',
  finds: 'No cluster keeps a file of an instance that had some.',
  reason: 'Nothing looks after its data any more: no backup, no guard, no upgrade.',
  fix: 'Use fleet retire: it passes through notice, export and archive.',
  find: ({ departures, instances }) =>
    departures
      .filter(({ slug }) => instances.removed.includes(slug))
      .map(({ cluster, slug }) => ({
        object: `${cluster}/${slug}`,
        instances: [slug],
        message: 'The cluster keeps no file of this instance; nothing looks after it any more.',
      })),
};

export const namespaceRemoved: Rule = {
  id: 'namespace-removed',
  level: 'block',
  finds: 'A namespace leaves the tree.',
  reason:
    'Its state, its walls and its guards go by its labels: data without them belong to nobody.',
  fix: 'Put the namespace back; only retirement ends it, by hand.',
  find: removed(['Namespace'], 'The namespace, and all data in it, would belong to nobody.'),
};

export const claimRemoved: Rule = {
  id: 'claim-removed',
  level: 'block',
  finds: 'A claim or a volume leaves the tree, or gets another name.',
  reason: 'The pod starts on an empty volume, and the data on the old one belong to nobody.',
  fix: 'Put the claim back; only retirement ends it, by hand.',
  find: removed(
    ['PersistentVolumeClaim', 'PersistentVolume'],
    'The claim, and the data on it, would belong to nobody.',
  ),
};

/** What writes the keys of the notebook to the vault, and keeps them there. */
export const keysRemoved: Rule = {
  id: 'keys-removed',
  level: 'block',
  finds: 'A PushSecret leaves the tree.',
  reason: 'It is what brings a key to the vault; without that key the backup cannot be read.',
  fix: 'Put it back: keys live in the vault under the slug, for life.',
  find: eachChange(({ change, before, owner }, comparison) =>
    change === 'removed' && before?.kind === 'PushSecret' && !isDeparted(owner, comparison)
      ? ['Nothing brings this key to the vault any more.']
      : [],
  ),
};

// --- internal ---

function removed(kinds: readonly string[], message: string): Rule['find'] {
  return eachChange(({ change, before }) =>
    change === 'removed' && kinds.includes(before?.kind ?? '') ? [message] : [],
  );
}
