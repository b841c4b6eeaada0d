// @ts-check
import { exit, Stop } from './errors.mjs';

/** @typedef {import('./state.ts').Change} Change */
/** @typedef {import('./state.ts').Note} Note */
/** @typedef {import('./state.ts').Plan} Plan */
/** @typedef {import('./state.ts').Step} Step */
/** @typedef {import('./context.mjs').Context} Context */

/**
 * Reads all settings and says what differs. Values leave this function only through
 * the request that puts them right.
 *
 * @param {Context} context
 * @returns {Promise<Plan>}
 */
export async function planSettings(context) {
  const { client, inputs } = context;
  const actual = await readConfig(context);
  const { settings, keys } = inputs.state;
  const names = Object.keys(settings);
  const unknown = Object.keys(actual).filter(
    (name) => name !== 'schema' && !Object.hasOwn(settings, name),
  );
  const absent = names.filter((name) => !Object.hasOwn(actual, name));
  const differing = Object.entries(inputs.wanted)
    .filter(([name, wanted]) => Object.hasOwn(actual, name) && (actual[name] ?? '') !== wanted)
    .map(([name]) => name);
  const isHidden = (/** @type {string} */ name) =>
    inputs.secrets.includes(name) || keys.encrypted.includes(name);
  const groups = [
    ordered(
      differing.filter((name) => !isHidden(name)),
      inputs.wanted,
    ),
    differing.filter(isHidden),
  ];
  return {
    steps: groups
      .filter((group) => group.length > 0)
      .map((group) => ({
        changes: group.map((name) => changeOf(context, name, actual[name])),
        run: () => client.patch('config', bodyOf(context, group)),
      })),
    notes: [
      ...unknown.map((name) => ({ note: 'unknown-setting', name })),
      ...absent.map((name) => ({ note: 'absent-setting', name })),
    ],
  };
}

/**
 * All settings as the instance has them. Secrets come in clear: each is hidden from
 * the journal before anything else is done.
 *
 * @param {Context} context
 * @returns {Promise<Readonly<Record<string, string | null>>>}
 */
export async function readConfig({ client, inputs, journal }) {
  const answer = await client.read('config');
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
    throw new Stop(
      exit.impossible,
      'config',
      'The answer to config is no list of settings. Look at the web pod.',
    );
  }
  /** @type {Record<string, string | null>} */
  const actual = Object.create(null);
  const { encrypted, spoken } = inputs.state.keys;
  for (const [name, value] of Object.entries(answer)) {
    actual[name] = value === null ? null : String(value);
    const isFree =
      encrypted.includes(name) || inputs.secrets.includes(name) || secretName.test(name);
    if (isFree && !spoken.includes(name)) journal.hide(actual[name]);
  }
  return actual;
}

// --- internal ---

/** A newer release may keep a secret that this list does not know. */
const secretName = /pass|secret|private|key$|token|login$/i;

/**
 * The five `allow_permission_*` are checked one after the other, and the last that
 * would be off is refused with the others stored: those that are switched on go first.
 *
 * @param {readonly string[]} names
 * @param {Readonly<Record<string, string>>} wanted
 */
function ordered(names, wanted) {
  const on = names.filter((name) => name.startsWith('allow_permission_') && wanted[name] === '1');
  return [...on, ...names.filter((name) => !on.includes(name))];
}

/**
 * @param {Context} context
 * @param {string} name
 * @param {string | null | undefined} actual
 * @returns {Change}
 */
function changeOf({ inputs }, name, actual) {
  const { spoken, filtered } = inputs.state.keys;
  const what = filtered.includes(name) ? 'differs, as filtered HTML' : 'differs';
  const isPrinted = spoken.includes(name) && /^-?[a-zA-Z0-9_]{0,12}$/.test(actual ?? '');
  if (!isPrinted) return { part: 'setting', name, what };
  return { part: 'setting', name, what, from: actual ?? '', to: inputs.wanted[name] ?? '' };
}

/**
 * Strings only. The exception is upstream's: an encrypted setting is cleared by null,
 * and an empty text is ignored.
 *
 * @param {Context} context
 * @param {readonly string[]} names
 * @returns {Record<string, string | null>}
 */
function bodyOf({ inputs }, names) {
  const { encrypted } = inputs.state.keys;
  const rows = names.map((name) => {
    const wanted = inputs.wanted[name] ?? '';
    return [name, wanted === '' && encrypted.includes(name) ? null : wanted];
  });
  return Object.fromEntries(rows);
}
