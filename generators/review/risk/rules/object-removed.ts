import { label } from '../../../../lib/kubernetes/index.ts';
import type { Comparison } from '../../compare/comparison.ts';
import { at, textOf } from '../../manifest/value.ts';
import type { Owner } from '../../tree/owner.ts';
import { eachChange } from '../look/hit.ts';
import { isDeparted, roomChanges } from '../look/room.ts';
import { kindOf } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

export const objectRemoved: Rule = {
  id: 'object-removed',
  level: 'warn',
  finds: 'An object goes whose going no other rule judges.',
  reason: 'Argo CD takes it out of the cluster; what needs it, an old pod too, meets nothing.',
  fix: 'Make sure that nothing needs it: Argo CD takes it out of the cluster.',
  find: eachChange((change, comparison) =>
    change.change === 'removed' &&
    !toldElsewhere.has(kindOf(change)) &&
    !isDeparted(change.owner, comparison) &&
    !isRetiring(change.owner, comparison)
      ? ['The object goes.']
      : [],
  ),
};

// --- internal ---

/** An instance that is archived keeps its data and its walls, and nothing else: its state says so. */
function isRetiring(owner: Owner, comparison: Comparison): boolean {
  return roomChanges(comparison, owner).some(({ before, after }) => {
    if (after?.kind !== 'Namespace') return false;
    const [was, is] = [before, after].map((one) =>
      textOf(at(one?.body, 'metadata', 'labels', label.state)),
    );
    return was !== is && (is === 'archived' || is === 'destroyed');
  });
}

/** Kinds whose removal has a rule of its own. */
const toldElsewhere: ReadonlySet<string> = new Set([
  'Namespace',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'PushSecret',
]);
