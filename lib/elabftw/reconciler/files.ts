/**
 * The reconciler: plain JavaScript that `node` 20, 22 and 24 run as it lies here, from
 * a read-only folder, with nothing installed beside it. The source is what runs; types
 * stand in comments, and `tsc` checks them.
 */
export const reconcilerFiles = [
  'client.mjs',
  'context.mjs',
  'converge.mjs',
  'drift.mjs',
  'errors.mjs',
  'explain.mjs',
  'inputs.mjs',
  'instance.mjs',
  'journal.mjs',
  'main.mjs',
  'members.mjs',
  'providers.mjs',
  'run.mjs',
  'settings.mjs',
  'sources.mjs',
  'teams.mjs',
] as const;

export type ReconcilerFile = (typeof reconcilerFiles)[number];
