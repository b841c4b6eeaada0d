import type { Comparison, ObjectChange } from '../../compare/comparison.ts';
import { scalarChanges } from '../../compare/scalars.ts';
import { eachChange, told } from '../look/hit.ts';
import { containersOf, podOf } from '../look/pod.ts';
import { isChanged, kindOf } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** Something that runs beside the notebook and did not before. */
export const workloadAdded: Rule = {
  id: 'workload-added',
  level: 'warn',
  finds: 'A workload or a container comes into an instance that stood before.',
  reason: 'Whatever runs in the namespace is behind its walls, beside its database.',
  fix: 'See which part of the fleet makes it: templates change behind a switch of the rings.',
  find: eachChange((change, comparison) => {
    const { before, after, owner } = change;
    if (after === undefined || podOf(after) === undefined || owner.slug === undefined) return [];
    if (before === undefined) {
      return isNewcomer(change, comparison) ? [] : [`This ${after.kind} comes.`];
    }
    const known = new Set(namesIn(podOf(before)));
    return namesIn(podOf(after))
      .filter((name) => !known.has(name))
      .map((name) => `The container ${name} comes.`);
  }),
};

/** A container that no longer runs: a step, a helper. */
export const containerRemoved: Rule = {
  id: 'container-removed',
  level: 'warn',
  finds: 'A container goes from a pod.',
  reason: 'What it did before the page starts, or beside it, nobody does any more.',
  fix: 'See that its work is done elsewhere.',
  find: eachChange((change) => {
    if (!isChanged(change)) return [];
    const now = new Set(namesIn(podOf(change.after)));
    return namesIn(podOf(change.before))
      .filter((name) => !now.has(name))
      .map((name) => `The container ${name} goes.`);
  }),
};

/** What watches the notebook, or brings changes to it, holds still. */
export const workStopped: Rule = {
  id: 'work-stopped',
  level: 'warn',
  finds:
    'A job that repeats is suspended or comes at another time, or new pods are held back, killed sooner or lose their rank.',
  reason:
    'Drift is no longer undone, an upgrade reaches nobody, or a database is killed while it writes.',
  fix: 'Put it back, or say until when it holds.',
  symmetric: true,
  find: eachChange((change) =>
    isChanged(change)
      ? scalarChanges(change)
          .filter(({ path }) => path[0] === 'spec' && stops(kindOf(change), path))
          .map(
            ({ path, before, after }) =>
              `${path.at(-1)} goes from ${told(before)} to ${told(after)}.`,
          )
      : [],
  ),
};

// --- internal ---

function namesIn(pod: ReturnType<typeof podOf>): readonly string[] {
  return containersOf(pod).map(({ name }) => name);
}

/** Whether its whole instance comes with it. */
function isNewcomer({ owner }: ObjectChange, { objects }: Comparison): boolean {
  return objects.some(
    (other) =>
      other.change === 'added' &&
      other.after?.kind === 'Namespace' &&
      other.owner.cluster === owner.cluster &&
      other.owner.room === owner.room,
  );
}

const times: ReadonlySet<string> = new Set(['schedule', 'suspend', 'timeZone']);
const rank: ReadonlySet<string> = new Set(['priorityClassName', 'terminationGracePeriodSeconds']);

function stops(kind: string, path: readonly string[]): boolean {
  if (kind === 'CronJob' || kind === 'Job')
    return times.has(path[1] ?? '') || rank.has(path.at(-1) ?? '');
  return path[1] === 'updateStrategy' || path[1] === 'strategy' || rank.has(path.at(-1) ?? '');
}
