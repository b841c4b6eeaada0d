import type { Comparison, ObjectChange } from '../../compare/comparison.ts';
import { type Leaf, scalarChanges } from '../../compare/scalars.ts';
import { quantity } from '../../cost/quantity.ts';
import { eachChange, told } from '../look/hit.ts';
import { roomChanges } from '../look/room.ts';
import { isChanged, kindOf } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** What an instance may use at most, raised while nothing in it asks for more. */
export const quotaRaised: Rule = {
  id: 'quota-raised',
  level: 'warn',
  finds:
    'A quota or a bound of containers is raised or taken out while nothing in the instance asks for more.',
  reason: 'One notebook could take from its neighbours what nobody planned.',
  fix: 'Change the size of the instance: the quota follows it.',
  find: eachChange((change, comparison) =>
    isChanged(change) && bounding.has(kindOf(change)) && !explained(change, comparison)
      ? scalarChanges(change)
          .filter(({ path }) => path[0] === 'spec')
          .filter(isRaised)
          .map(({ path, before, after }) => {
            return `${path.slice(1).join('.')} goes from ${told(before)} to ${told(after)}.`;
          })
      : [],
  ),
};

/** Container bounds, which keep one program from taking the node. */
export const limitsRemoved: Rule = {
  id: 'limits-removed',
  level: 'warn',
  finds: 'A container loses a request or a limit, or its scratch space a bound.',
  reason: 'Without a request it is placed anywhere; without a limit it takes the node with it.',
  fix: 'Put it back; lib/platform/sizes.ts says how much.',
  find: eachChange((change) =>
    isChanged(change)
      ? scalarChanges(change)
          .filter(({ path }) => path.includes('template') && isBound(path))
          .filter(({ after }) => after === undefined || quantity(after) === 0)
          .map(({ path }) => `${path.slice(-2).join('.')} goes from a pod.`)
      : [],
  ),
};

/**
 * Whether a quota or bound moves because the instance asks for something else: another
 * size, a claim that grows, a part that comes or goes, a container that asks otherwise.
 */
export function explained(change: ObjectChange, comparison: Comparison): boolean {
  return bounding.has(kindOf(change)) && roomChanges(comparison, change.owner).some(asksOtherwise);
}

// --- internal ---

const bounding: ReadonlySet<string> = new Set(['ResourceQuota', 'LimitRange']);

function isBound(path: readonly string[]): boolean {
  return path.includes('resources') || path.at(-1) === 'sizeLimit';
}

function asksOtherwise(change: ObjectChange): boolean {
  const kind = kindOf(change);
  if (kind !== 'PersistentVolumeClaim' && kind !== 'StatefulSet') return false;
  if (change.change !== 'changed') return true;
  return scalarChanges(change).some(({ path }) => path.includes('resources'));
}

function isRaised({ before, after }: Leaf): boolean {
  if (before === undefined) return false;
  if (after === undefined) return true;
  const [had, has] = [quantity(before), quantity(after)];
  return had === undefined || has === undefined ? true : has > had;
}
