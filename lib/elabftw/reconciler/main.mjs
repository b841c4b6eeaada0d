// @ts-check
import { writeFileSync } from 'node:fs';
import { Stop } from './errors.mjs';
import { readInputs } from './inputs.mjs';
import { Journal } from './journal.mjs';
import { reconcile } from './run.mjs';

/** What Kubernetes keeps of a termination message, in bytes. */
const longestStatus = 4096;

const journal = new Journal((line) => process.stdout.write(line));

// The default handler prints the error, and with it whatever the error quotes.
process.on('uncaughtException', () => end(3, { ok: false, problem: { code: 'unexpected' } }));
process.on('unhandledRejection', () => end(3, { ok: false, problem: { code: 'unexpected' } }));

try {
  const inputs = readInputs(process.argv.slice(2), (secret) => journal.hide(secret));
  const { status, summary } = await reconcile(inputs, journal);
  end(status, summary, inputs.status);
} catch (error) {
  const isStop = error instanceof Stop;
  const problem = isStop ? { code: error.code, sentence: error.message } : { code: 'unexpected' };
  end(isStop ? error.status : 3, { ok: false, problem });
}

/**
 * @param {number} status
 * @param {object} summary
 * @param {string} [file]
 */
function end(status, summary, file) {
  journal.say({ event: 'summary', ...summary });
  if (file !== undefined) keep(file, summary);
  process.exitCode = status;
}

/**
 * @param {string} file
 * @param {object} summary
 */
function keep(file, summary) {
  const text = journal.line({ ...summary });
  const short = journal.line({ ...summary, drift: [], notes: [], cut: true });
  try {
    writeFileSync(file, Buffer.byteLength(text) <= longestStatus ? text : short);
  } catch {
    journal.say({ event: 'note', note: 'status-not-written', name: file });
  }
}
