import type { Manifest } from '../../../manifest/parse.ts';
import { admits, type Edge } from './edge.ts';
import { selects } from './selector.ts';
import { type Wall, wallOf } from './wall.ts';

/**
 * Ways that are open in one namespace with the policies of the head and were not
 * with those of the base. Pods that no policy closes any more may speak to anyone.
 */
export function openedWays(before: readonly Manifest[], after: readonly Manifest[]): Edge[] {
  const [old, now] = [wallsOf(before), wallsOf(after)];
  const was = [...old.flatMap(({ edges }) => edges), ...unwalled(old, now)];
  const is = [...now.flatMap(({ edges }) => edges), ...unwalled(now, old)];
  return is.filter((edge) => !was.some((known) => admits(known, edge)));
}

/** Directions in which some pod of the namespace is closed by no policy. */
export function openDirections(policies: readonly Manifest[]): readonly Edge['direction'][] {
  const walls = wallsOf(policies);
  return directions.filter(
    (direction) => !walls.some(({ pods, closes }) => pods.size === 0 && closes.includes(direction)),
  );
}

// --- internal ---

const directions = ['ingress', 'egress'] as const;

function wallsOf(manifests: readonly Manifest[]): readonly Wall[] {
  return manifests.flatMap((manifest) => wallOf(manifest) ?? []);
}

/** Pods that a policy of either side is about, and that none of this side closes. */
function unwalled(walls: readonly Wall[], others: readonly Wall[]): Edge[] {
  return directions.flatMap((direction) => {
    const closing = walls.filter(({ closes }) => closes.includes(direction));
    return [...walls, ...others]
      .filter(({ closes }) => closes.includes(direction))
      .filter(({ pods }) => !closing.some((wall) => selects(wall.pods, pods)))
      .map(({ pods }): Edge => {
        return { direction, pods, peer: { kind: 'anyone' }, ports: undefined, inside: '' };
      });
  });
}
