import type { Comparison } from '../../compare/comparison.ts';
import type { Owner } from '../../tree/owner.ts';
import { listed, slugsOf } from '../look/hit.ts';
import { type Edge, edgeTold, isOpen } from '../look/network/edge.ts';
import { openDirections, openedWays } from '../look/network/opened.ts';
import { wallKinds } from '../look/network/wall.ts';
import { podOf } from '../look/pod.ts';
import { isDeparted, roomChanges, roomObjects, roomsOf } from '../look/room.ts';
import { kindOf } from '../look/sides.ts';
import type { Hit, Rule } from '../rule.ts';

/** Nobody in particular at the other end, or no wall at all. */
export const networkOpened: Rule = {
  id: 'network-opened',
  level: 'block',
  finds:
    'A way opens to or from anyone: every pod, every namespace, a vast range of addresses, or pods that no policy closes any more.',
  reason: 'The walls between notebooks, and around them, are what a break-in meets first.',
  fix: 'Name who is at the other end, at which port; keep default-deny.',
  find: (comparison) => [...ways(comparison, isOpen), ...unwalledNewcomers(comparison)],
};

export const networkWidened: Rule = {
  id: 'network-widened',
  level: 'warn',
  finds:
    'A way opens that was closed: who may speak to whom is computed from all policies of both sides.',
  reason: 'Every way in or out is one more that a break-in can take.',
  fix: 'See that the notebook needs this way, and that its other end is the one that is meant.',
  find: (comparison) => ways(comparison, (edge) => !isOpen(edge)),
};

// --- internal ---

function ways(comparison: Comparison, wanted: (edge: Edge) => boolean): Hit[] {
  return roomsOf(comparison, (change) => wallKinds.has(kindOf(change))).flatMap((owner) => {
    const side = (which: 'before' | 'after') =>
      roomObjects(comparison, owner, which, /NetworkPolicy/);
    const [before, after] = [side('before'), side('after')];
    // A namespace that comes opens nothing that was closed: see `unwalledNewcomers`.
    if (before.length === 0 && isNew(owner, comparison)) return [];
    if (isDeparted(owner, comparison)) return [];
    const opened = openedWays(before, after).filter(wanted).map(edgeTold);
    return opened.length === 0 ? [] : [hit(owner, `New ways: ${listed([...new Set(opened)])}.`)];
  });
}

/** Instances that come with pods and without a policy that closes them all. */
function unwalledNewcomers(comparison: Comparison): Hit[] {
  return roomsOf(comparison, ({ change, after }) => {
    return change === 'added' && after !== undefined && podOf(after) !== undefined;
  })
    .filter((owner) => owner.slug !== undefined && isNew(owner, comparison))
    .flatMap((owner) => {
      const open = openDirections(roomObjects(comparison, owner, 'after', /NetworkPolicy/));
      if (open.length === 0) return [];
      return [hit(owner, `No policy closes all its pods (${open.join(' and ')}).`)];
    });
}

function isNew(owner: Owner, comparison: Comparison): boolean {
  return roomChanges(comparison, owner).some(
    ({ change, after }) => change === 'added' && after?.kind === 'Namespace',
  );
}

function hit(owner: Owner, message: string): Hit {
  return { object: `${owner.cluster}/${owner.room}`, instances: slugsOf(owner), message };
}
