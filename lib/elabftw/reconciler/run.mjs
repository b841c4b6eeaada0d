// @ts-check
import { Client } from './client.mjs';
import { converge } from './converge.mjs';
import { driftOf } from './drift.mjs';
import { exit, Refusal, Stop } from './errors.mjs';
import { explainSettings } from './explain.mjs';
import { checkSite, knownRelease } from './instance.mjs';
import { planMembers } from './members.mjs';
import { planProviders } from './providers.mjs';
import { planSettings } from './settings.mjs';
import { planSources } from './sources.mjs';
import { planTeams } from './teams.mjs';

/** @typedef {import('./state.ts').Change} Change */
/** @typedef {import('./state.ts').Note} Note */
/** @typedef {import('./context.mjs').Context} Context */

/** Settings first: they close the door; then who may come through it; then who is who. */
const plans = /** @type {const} */ ([
  planSettings,
  planSources,
  planProviders,
  planTeams,
  planMembers,
]);

/** Upgrades that may happen under one run. */
const upgrades = 3;

/**
 * @typedef {object} Summary
 * @property {string} mode
 * @property {string} site
 * @property {string | null} release
 * @property {boolean} ok
 * @property {number} changes
 * @property {readonly string[]} drift names of what differs
 * @property {readonly Note[]} notes
 * @property {{ readonly code: string, readonly sentence: string } | null} problem
 */

/**
 * One run. Never throws: what went wrong is in the summary.
 *
 * @param {import('./inputs.mjs').Inputs} inputs
 * @param {import('./journal.mjs').Journal} journal
 * @returns {Promise<{ status: number, summary: Summary }>}
 */
export async function reconcile(inputs, journal) {
  const { mode, state, api, credential, pause, wait } = inputs;
  const options = { base: api, credential, pause, deadline: Date.now() + wait };
  const context = { inputs, journal, client: new Client(options, (event) => journal.say(event)) };
  /** @type {Found} */
  const found = { release: null, changes: [], notes: [] };
  /** @type {Stop | null} */
  let problem = null;
  try {
    await pass(context, found);
  } catch (error) {
    problem = error instanceof Stop ? error : unexpected(error);
  }
  const drift = mode === 'apply' ? leftBy(found, inputs.mendedDiffers) : namesOf(found);
  // The one setting that is never written: its drift is seen by what it does to the instance.
  const named = problem?.code === 'schema' ? [...drift, 'schema'] : drift;
  const differs = mode === 'check' || mode === 'apply' ? named.length > 0 : false;
  const status = problem?.status ?? (differs ? exit.differs : exit.good);
  return {
    status: mode === 'check' && problem?.code === 'schema' ? exit.differs : status,
    summary: {
      mode,
      site: state.site,
      release: found.release,
      ok: status === exit.good,
      changes: mode === 'apply' ? found.changes.length : 0,
      drift: named,
      notes: found.notes,
      problem: problem === null ? null : { code: problem.code, sentence: problem.message },
    },
  };
}

// --- internal ---

/** @typedef {{ release: string | null, changes: Change[], notes: readonly Note[] }} Found */

/**
 * @param {Context} context
 * @param {Found} found
 */
async function pass(context, found) {
  for (let upgrade = 0; upgrade <= upgrades; upgrade += 1) {
    found.release = await knownRelease(context);
    await checkSite(context);
    if (context.inputs.mode === 'explain') await explainSettings(context);
    found.notes = await everyPart(context, found);
    if ((await knownRelease(context)) === found.release) return;
  }
  throw new Stop(
    exit.impossible,
    'upgrades',
    'The release changed again and again meanwhile. Run this job again.',
  );
}

/**
 * @param {Context} context
 * @param {Found} found
 * @returns {Promise<readonly Note[]>}
 */
async function everyPart(context, found) {
  const { inputs, journal } = context;
  /** @type {Note[]} */
  const notes = [];
  for (const plan of plans) {
    if (inputs.mode === 'apply') {
      const seen = await converge(
        context,
        () => plan(context),
        (change) => {
          found.changes.push(change);
          journal.say({ event: 'change', ...change });
        },
      );
      notes.push(...seen);
      continue;
    }
    const { steps, notes: seen } = await plan(context);
    const changes = steps.flatMap((step) => step.changes);
    found.changes.push(...changes);
    for (const change of changes) journal.say({ event: 'drift', ...change });
    notes.push(...seen);
  }
  for (const note of notes) journal.say({ event: 'note', ...note });
  return notes;
}

/**
 * What an applying run has to report: what it cannot put right, and when it is asked to,
 * what it had to.
 *
 * @param {Found} found
 * @param {boolean} [mendedDiffers]
 */
function leftBy({ changes, notes }, mendedDiffers = false) {
  return namesOf({ notes, changes: mendedDiffers ? driftOf(changes) : [] });
}

/** @param {Pick<Found, 'notes'> & { changes: readonly Change[] }} found */
function namesOf({ changes, notes }) {
  const absent = notes.filter(({ note }) => note === 'absent-setting');
  return [...changes, ...absent].map(({ name }) => name);
}

/**
 * An error that nobody foresaw may quote anything: only its kind is told.
 *
 * @param {unknown} error
 */
function unexpected(error) {
  if (error instanceof Refusal) {
    const sentence = `eLabFTW answered ${error.status} to a request that only reads. Look at the web pod’s log.`;
    return new Stop(exit.impossible, 'refused', sentence);
  }
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  return new Stop(
    exit.impossible,
    'unexpected',
    `A fault of the program (${kind}). Report it with the release and the mode.`,
  );
}
