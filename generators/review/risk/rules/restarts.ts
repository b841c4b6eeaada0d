import { ringIds } from '../../../../lib/platform/index.ts';
import type { Comparison, ObjectChange } from '../../compare/comparison.ts';
import { scalarChanges } from '../../compare/scalars.ts';
import { inOrder } from '../../tree/order.ts';
import { isChanged, kindOf } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** Law 8: what restarts pods lands behind a switch of the rings, ring by ring. */
export const ringsRestarted: Rule = {
  id: 'rings-restarted',
  level: 'block',
  finds: 'Pods restart in several rings at once.',
  reason: 'What the new pods do wrong, they do to everybody’s notebook in the same minute (law 8).',
  fix: 'Put the change behind a switch in rings.json, and promote it ring by ring.',
  symmetric: true,
  find: (comparison) => {
    const rings = restartsByRing(comparison);
    if (rings.size < 2) return [];
    const told = ringIds
      .filter((ring) => rings.has(ring))
      .map((ring) => `${ring} (${rings.get(ring)?.size})`);
    const instances = inOrder([...rings.values()].flatMap((slugs) => [...slugs]));
    return [
      { object: 'fleet', instances, message: `Pods restart in the rings ${told.join(', ')}.` },
    ];
  },
};

export const podsRestart: Rule = {
  id: 'pods-restart',
  level: 'info',
  finds: 'Pods that stay up are made anew: their template changes.',
  reason: 'eLabFTW has one web pod: while it starts, people wait.',
  fix: 'Merge in the maintenance window.',
  symmetric: true,
  find: (comparison) => {
    const restarts = comparison.objects.filter(restartsPods);
    if (restarts.length === 0) return [];
    const instances = inOrder(new Set(restarts.flatMap(({ owner }) => owner.slug ?? [])));
    const names = inOrder(new Set(restarts.map(({ after }) => after?.name ?? '')));
    const count = instances.length === 1 ? '1 instance' : `${instances.length} instances`;
    const message = `Pods restart in ${count}: ${names.join(', ')}.`;
    return [{ object: 'fleet', instances, message }];
  },
};

// --- internal ---

/** Workloads whose pods stay up; jobs are made anew. */
const staying: ReadonlySet<string> = new Set(['StatefulSet', 'Deployment', 'DaemonSet']);

function restartsPods(change: ObjectChange): boolean {
  return (
    isChanged(change) &&
    staying.has(kindOf(change)) &&
    scalarChanges(change).some(({ path }) => path[0] === 'spec' && path[1] === 'template')
  );
}

/** Slugs by the ring that the namespace of the instance names. */
function restartsByRing({ objects, files }: Comparison): ReadonlyMap<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const rings = new Map(files.map(({ path, ring }) => [path, ring]));
  for (const { owner, file } of objects.filter(restartsPods)) {
    const ring = rings.get(file);
    if (ring === undefined || owner.slug === undefined) continue;
    found.set(ring, (found.get(ring) ?? new Set()).add(owner.slug));
  }
  return found;
}
