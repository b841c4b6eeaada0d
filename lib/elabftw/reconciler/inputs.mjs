// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exit, Stop } from './errors.mjs';

/** @typedef {import('./state.ts').DesiredState} DesiredState */

const modes = /** @type {const} */ (['apply', 'check', 'explain']);
/** @typedef {(typeof modes)[number]} Mode */

/**
 * @typedef {object} Inputs
 * @property {Mode} mode
 * @property {DesiredState} state
 * @property {string} api address of the service, without path
 * @property {string} credential of the account to the API
 * @property {Readonly<Record<string, string>>} wanted settings as texts, secrets read
 * @property {readonly string[]} secrets names of the settings that hold one
 * @property {number} pause milliseconds
 * @property {number} wait milliseconds
 * @property {string | undefined} status file that gets the summary
 * @property {boolean} [mendedDiffers] whether `apply` ends as different when it put something right
 */

/**
 * `main.mjs MODE --desired FILE --secrets FOLDER --api URL [--pause MS] [--wait MS] [--status FILE] [--mended good|differs]`
 *
 * @param {readonly string[]} words
 * @param {(secret: string) => void} hide told every secret before anything else happens
 * @returns {Inputs}
 */
export function readInputs(words, hide) {
  const mode = modes.find((word) => word === words[0]);
  if (mode === undefined) throw usage(`the first word is one of ${modes.join(', ')}`);
  const options = optionsOf(words.slice(1));
  const folder = need(options, 'secrets');
  const credential = readSecret(folder, 'api-key');
  hide(credential);
  const state = readState(need(options, 'desired'));
  /** @type {Record<string, string>} */
  const wanted = {};
  /** @type {string[]} */
  const secrets = [];
  for (const [name, value] of Object.entries(state.settings)) {
    if (typeof value === 'string') wanted[name] = value;
    else if ('secretFile' in value) {
      wanted[name] = readSecret(folder, value.secretFile);
      hide(wanted[name]);
      secrets.push(name);
    }
  }
  return {
    mode,
    state,
    api: addressOf(need(options, 'api')),
    credential,
    wanted,
    secrets,
    pause: numberOf(options, 'pause', 1000),
    wait: numberOf(options, 'wait', 600_000),
    status: options.get('status'),
    mendedDiffers: isDifference(options.get('mended') ?? 'good'),
  };
}

// --- internal ---

/**
 * @param {readonly string[]} words
 * @returns {ReadonlyMap<string, string>}
 */
function optionsOf(words) {
  const known = ['desired', 'secrets', 'api', 'pause', 'wait', 'status', 'mended'];
  /** @type {Map<string, string>} */
  const options = new Map();
  for (let at = 0; at < words.length; at += 2) {
    const name = words[at]?.replace(/^--/, '');
    const value = words[at + 1];
    if (name === undefined || !known.includes(name) || value === undefined) {
      throw usage(`options are ${known.map((word) => `--${word}`).join(', ')}, each with a value`);
    }
    options.set(name, value);
  }
  return options;
}

/**
 * @param {ReadonlyMap<string, string>} options
 * @param {string} name
 */
function need(options, name) {
  const value = options.get(name);
  if (value === undefined) throw usage(`--${name} is missing`);
  return value;
}

/**
 * @param {ReadonlyMap<string, string>} options
 * @param {string} name
 * @param {number} otherwise
 */
function numberOf(options, name, otherwise) {
  const text = options.get(name);
  if (text === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw usage(`--${name} is a number of milliseconds`);
  return Number(text);
}

/** @param {string} word */
function isDifference(word) {
  if (word !== 'good' && word !== 'differs') throw usage('--mended is good or differs');
  return word === 'differs';
}

/** @param {string} text */
function addressOf(text) {
  if (!/^https?:\/\/[a-z0-9.:[\]-]+$/i.test(text))
    throw usage('--api is an address without a path');
  return text;
}

/**
 * @param {string} folder
 * @param {string} name
 */
function readSecret(folder, name) {
  const text = /^[a-z][a-z-]{0,60}$/.test(name) ? textOf(join(folder, name)) : undefined;
  const value = text?.replace(/\r?\n$/, '');
  // A line end or a letter beyond ASCII is no part of a header or a password of the vault.
  if (value === undefined || !/^[\x20-\x7e]+$/.test(value)) {
    throw new Stop(
      exit.refused,
      'secret',
      `The secret ${name} is missing, empty or not one line of printable characters. Look at the ExternalSecret that brings it.`,
    );
  }
  return value;
}

/**
 * @param {string} file
 * @returns {DesiredState}
 */
function readState(file) {
  const text = textOf(file);
  if (text === undefined) throw usage('--desired names no file that can be read');
  /** @type {DesiredState} */
  let state;
  try {
    state = JSON.parse(text);
  } catch {
    throw broken('is no JSON');
  }
  if (state?.version !== 1) throw broken('is of a version that this program does not know');
  for (const [name, value] of Object.entries(state.settings)) {
    if (name.trim().toLowerCase() === 'schema') throw broken('would write the schema');
    if (!isWanted(value)) throw broken(`has a value for ${name} that is no string`);
  }
  return state;
}

/** @param {unknown} value */
function isWanted(value) {
  if (typeof value === 'string') return true;
  if (typeof value !== 'object' || value === null) return false;
  return ('secretFile' in value && typeof value.secretFile === 'string') || 'leftTo' in value;
}

/**
 * @param {string} file
 * @returns {string | undefined}
 */
function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {string} what */
function usage(what) {
  return new Stop(exit.refused, 'usage', `Wrong call: ${what}.`);
}

/** @param {string} what */
function broken(what) {
  return new Stop(
    exit.refused,
    'desired',
    `The file of the desired state ${what}. Render it again.`,
  );
}
