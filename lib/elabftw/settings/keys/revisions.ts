import { integer, type Setting } from '../setting.ts';

/** Revisions. facts/elabftw.md 6.1. */
export const revisions = {
  max_revisions: integer('10', 1, 100_000),
  min_delta_revisions: integer('100', 0, 1_000_000),
  min_days_revisions: integer('23', 0, 36_500),
} as const satisfies Record<string, Setting>;
