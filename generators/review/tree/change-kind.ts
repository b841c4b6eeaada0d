import type { ChangeKind } from '../report.ts';

/** What became of something that stands on one side or on both; undefined where it does not stand. */
export function changeKind({
  before,
  after,
}: {
  readonly before: unknown;
  readonly after: unknown;
}): ChangeKind {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}
