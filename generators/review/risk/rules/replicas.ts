import { type Leaf, scalarChanges } from '../../compare/scalars.ts';
import { at } from '../../manifest/value.ts';
import { eachChange, told } from '../look/hit.ts';
import { kindOf } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** eLabFTW must have one web pod: two on one schema corrupt it, none is an outage. */
export const replicas: Rule = {
  id: 'replicas',
  level: 'block',
  finds: 'A workload has no replica or more than one, or could run twice at a time.',
  reason: 'Two pods on one schema and one set of files harm the data (law 7); none is an outage.',
  fix: 'Keep one replica; an instance is stopped by its state, never by replicas.',
  find: eachChange((change) => {
    const kind = kindOf(change);
    if (change.after === undefined) return [];
    if (kind === 'HorizontalPodAutoscaler') return ['It would be scaled: two pods on one schema.'];
    // A job that comes anew may do as it says; ours run once.
    const leaves = change.change === 'added' ? added(change) : scalarChanges(change);
    return leaves
      .filter((leaf) => isMany(kind, leaf))
      .map(({ path, before, after }) => {
        return `${path.at(-1)} goes from ${told(before)} to ${told(after)}.`;
      });
  }),
};

// --- internal ---

function added({ after }: Parameters<typeof scalarChanges>[0]): readonly Leaf[] {
  const value = at(after?.body, 'spec', 'replicas');
  return value === undefined
    ? []
    : [{ path: ['spec', 'replicas'], before: undefined, after: value }];
}

function isMany(kind: string, { path, after }: Leaf): boolean {
  const field = path.slice(1).join('.');
  if (path[0] !== 'spec') return false;
  if (field === 'replicas') return after !== undefined && after !== 1;
  if (kind === 'CronJob' && field === 'concurrencyPolicy') return after !== 'Forbid';
  const own = kind === 'CronJob' ? field.replace(/^jobTemplate\.spec\./, '') : field;
  return (own === 'parallelism' || own === 'completions') && after !== undefined && after !== 1;
}
