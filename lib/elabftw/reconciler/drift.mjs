// @ts-check

/** @typedef {import('./state.ts').Change} Change */

/**
 * Of what a run found, that which somebody or something has changed: not what was to
 * be expected of time alone.
 *
 * @param {readonly Change[]} changes
 * @returns {readonly Change[]}
 */
export function driftOf(changes) {
  const isRenewed = changes.some(({ part, awaited }) => part === 'source' && awaited === 'always');
  return changes.filter(
    ({ awaited }) => awaited === undefined || (awaited === 'with-source' && !isRenewed),
  );
}
