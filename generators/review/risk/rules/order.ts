import { waves } from '../../../../lib/kubernetes/index.ts';
import type { Comparison } from '../../compare/comparison.ts';
import { scalarChanges } from '../../compare/scalars.ts';
import type { Owner } from '../../tree/owner.ts';
import { eachChange, slugsOf, told } from '../look/hit.ts';
import { doors } from '../look/host.ts';
import { roomObjects, roomsOf } from '../look/room.ts';
import { isChanged } from '../look/sides.ts';
import { waveAnnotation, waveOf } from '../look/wave.ts';
import type { Hit, Rule } from '../rule.ts';

/** Law 5: the first account becomes sysadmin, so nobody gets in before the jobs have succeeded. */
export const routeEarly: Rule = {
  id: 'route-early',
  level: 'block',
  finds:
    'A route or listener opens before the job that configures the notebook has succeeded, or without one.',
  reason: 'The first account of an eLabFTW becomes sysadmin: a stranger could be it (law 5).',
  fix: 'Keep the waves as fleet render writes them: routes last.',
  find: (comparison) =>
    roomsOf(comparison, (change) => change.owner.slug !== undefined && mayOpen(change)).flatMap(
      (owner) => early(owner, comparison),
    ),
};

/** Argo CD goes from wave to wave; an object that leaves its own is applied too early or too late. */
export const orderChanged: Rule = {
  id: 'order-changed',
  level: 'block',
  finds: 'An object leaves its wave, becomes a hook, or is no longer waited for.',
  reason:
    'Secrets before pods, the rehearsal before the page, the page before its route (laws 5, 7).',
  fix: 'Keep the waves as fleet render writes them.',
  symmetric: true,
  find: eachChange((change) =>
    isChanged(change)
      ? scalarChanges(change)
          .filter(({ path }) => path[1] === 'annotations' && ordering.has(path.at(-1) ?? ''))
          .map(
            ({ path, before, after }) =>
              `${path.at(-1)} goes from ${told(before)} to ${told(after)}.`,
          )
      : [],
  ),
};

// --- internal ---

const ordering: ReadonlySet<string> = new Set([
  waveAnnotation,
  'argocd.argoproj.io/hook',
  'argocd.argoproj.io/hook-delete-policy',
  'argocd.argoproj.io/ignore-healthcheck',
]);

/** A door that comes or leaves its wave, or a job that doors wait for and that goes or leaves its own. */
function mayOpen({ change, before, after }: Comparison['objects'][number]): boolean {
  const manifest = after ?? before;
  if (manifest === undefined) return false;
  const moved = before !== undefined && after !== undefined && waveOf(before) !== waveOf(after);
  if (doors.has(manifest.kind)) return change === 'added' || moved;
  const isJob = manifest.kind === 'Job' && manifest.name.startsWith('configure');
  return isJob && (change === 'removed' || moved);
}

function early(owner: Owner, comparison: Comparison): Hit[] {
  const open = roomObjects(comparison, owner, 'after', /gateway\.networking\.k8s\.io/).filter(
    ({ kind }) => doors.has(kind),
  );
  if (open.length === 0) return [];
  const jobs = roomObjects(comparison, owner, 'after', /\bJob\b/).filter(
    ({ kind, name }) => kind === 'Job' && name.startsWith('configure'),
  );
  const last = Math.max(waves.configure, ...jobs.map(waveOf));
  const said = [
    ...(jobs.length === 0 ? ['It opens, and no job configures it.'] : []),
    ...open
      .filter((door) => waveOf(door) <= last)
      .map(
        (door) =>
          `${door.kind} ${door.name} opens in wave ${waveOf(door)}, before the job of wave ${last}.`,
      ),
  ];
  const object = `${owner.cluster}/${owner.room}`;
  return said.map((message) => ({ object, instances: slugsOf(owner), message }));
}
