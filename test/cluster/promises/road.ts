import type { Entry } from '../bed/actor/journal.ts';

/** What happens to pods in an upgrade, in the order of law 7. */
export const upgradeRoad = [
  'prepare: succeeded',
  'web: gone',
  'web: run-directory ended',
  'web: last-backup ended',
  'web: migrate ended',
  'web: ready',
  'configure: succeeded',
];

/** What happened to the jobs and to the web pod of one instance. */
export function roadOf(entries: readonly Entry[], namespace: string): readonly string[] {
  return (
    entries
      .filter((entry) => entry.kind === 'Pod' && entry.namespace === namespace)
      .map(({ name, event }) => `${name.replace(/-.*$/, '')}: ${event}`)
      .filter((line) => /^(?:prepare|web|configure): /.test(line))
      // Pods of jobs of older releases, swept away when all is done.
      .filter((line) => !/^(?:prepare|configure): gone$/.test(line))
  );
}
