// @ts-check

/**
 * What every part is given.
 *
 * @typedef {object} Context
 * @property {import('./client.mjs').Client} client
 * @property {import('./inputs.mjs').Inputs} inputs
 * @property {import('./journal.mjs').Journal} journal
 */

/** @typedef {Readonly<Record<string, unknown>>} Row */

/**
 * The rows of an answer that is a list; anything else counts as none.
 *
 * @param {unknown} answer
 * @returns {readonly Row[]}
 */
export function rowsOf(answer) {
  if (!Array.isArray(answer)) return [];
  return answer.filter((row) => typeof row === 'object' && row !== null);
}

/**
 * Numbers come as numbers, and as strings too.
 *
 * @param {Row} row
 * @param {string} name
 */
export function numberIn(row, name) {
  return Number(row[name] ?? 0);
}

/**
 * @param {Row} row
 * @param {string} name
 */
export function textIn(row, name) {
  const value = row[name];
  return value === null || value === undefined ? '' : String(value);
}
