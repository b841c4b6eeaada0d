// @ts-check
import { exit, Refusal, Stop, Uncertain } from './errors.mjs';

/** @typedef {import('./state.ts').Change} Change */
/** @typedef {import('./state.ts').Note} Note */
/** @typedef {import('./state.ts').Plan} Plan */
/** @typedef {import('./context.mjs').Context} Context */

/** Times that one change is made before somebody must look why it does not hold. */
const tries = 3;
/** Names in one sentence: what Kubernetes keeps of it is short. */
const told = 10;

/**
 * Looks, acts, and looks again until there is nothing to do: reading back is the only
 * proof, and after an answer that never came the only way to know.
 *
 * @param {Context} context
 * @param {() => Promise<Plan>} plan
 * @param {(change: Change) => void} changed
 * @returns {Promise<readonly Note[]>}
 */
export async function converge({ client }, plan, changed) {
  /** @type {Map<string, number>} */
  const made = new Map();
  let lost = 0;
  for (;;) {
    const { steps, notes } = await plan();
    if (steps.length === 0) return notes;
    for (const step of steps) {
      if (await run(step)) {
        lost = 0;
        for (const change of step.changes) count(made, change);
        step.changes.forEach(changed);
      } else {
        lost += 1;
        await client.pauseBefore(lost, { kind: 'unknown', reason: 'uncertain', wait: 0 }, 'again');
        break;
      }
    }
  }
}

// --- internal ---

/**
 * @param {import('./state.ts').Step} step
 * @returns {Promise<boolean>} false: perhaps
 */
async function run(step) {
  try {
    await step.run();
    return true;
  } catch (error) {
    if (error instanceof Uncertain) return false;
    // 1062: somebody else, or a request of ours whose answer was lost, made it first.
    if (error instanceof Refusal && error.code === 1062) return false;
    if (error instanceof Refusal) throw refused(step.changes, error);
    throw error;
  }
}

/**
 * @param {Map<string, number>} made
 * @param {Change} change
 */
function count(made, { part, name, what }) {
  const mark = JSON.stringify([part, name, what]);
  const times = (made.get(mark) ?? 0) + 1;
  made.set(mark, times);
  if (times <= tries) return;
  throw new Stop(
    exit.differs,
    'does-not-hold',
    `The ${part} ${name} was put right ${tries} times and more and differs again. Find who or what changes it back; as HTML, keep to text that upstream’s filter leaves alone.`,
  );
}

/**
 * @param {readonly Change[]} changes
 * @param {Refusal} refusal
 */
function refused(changes, { status, code }) {
  const names = changes.map(({ part, name }) => `${part} ${name}`);
  const more = names.length > told ? ` and ${names.length - told} more` : '';
  return new Stop(
    exit.impossible,
    'refused',
    `eLabFTW answered ${status}${code === null ? '' : ` (${code})`} to a change of: ${names.slice(0, told).join(', ')}${more}. Look at the web pod’s log.`,
  );
}
