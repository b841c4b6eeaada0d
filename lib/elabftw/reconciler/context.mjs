// @ts-check
import { exit, Stop } from './errors.mjs';

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
 * Reads a list. Anything else is no empty list: whoever believed that would make a
 * second one of everything.
 *
 * @param {import('./client.mjs').Client} client
 * @param {'idps' | 'idps_sources' | 'teams' | 'users'} path
 * @returns {Promise<readonly Row[]>}
 */
export async function readList(client, path) {
  const answer = await client.read(path);
  const rows = rowsOf(answer);
  if (Array.isArray(answer) && rows.length === answer.length) return rows;
  throw new Stop(
    exit.impossible,
    'answer',
    `The answer to ${path} is no list of rows, so nothing is done on its word. Look at the web pod and at what stands before it.`,
  );
}

/**
 * The rows of a value that is a list; anything else counts as none.
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
