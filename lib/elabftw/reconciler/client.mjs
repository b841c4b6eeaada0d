// @ts-check
import { exit, Refusal, Stop, Uncertain } from './errors.mjs';

/** Longest pause between two attempts, in milliseconds. */
const longestPause = 30_000;
/** Attempts at one request that the application itself answers with an error. */
const attempts = 6;
/** A metadata file of a whole federation is fetched within this, in milliseconds. */
const requestTimeout = 300_000;

/** @typedef {{ readonly base: string, readonly credential: string, readonly pause: number, readonly deadline: number }} ClientOptions */

/** Speaks to `/api/v2` of one instance, and to nothing else. */
export class Client {
  /**
   * @param {ClientOptions} options pause: of the first repetition, in milliseconds;
   * deadline: moment after which nothing is tried again, as `Date.now()` counts
   * @param {(event: Readonly<Record<string, unknown>>) => void} say
   */
  constructor(options, say) {
    this.options = options;
    this.say = say;
  }

  /** @param {string} path */
  read(path) {
    return this.request('GET', path, undefined, true);
  }

  /**
   * A request that may be sent twice without harm.
   *
   * @param {string} path
   * @param {Readonly<Record<string, string | number | null>>} body
   */
  async patch(path, body) {
    await this.request('PATCH', path, body, true);
  }

  /**
   * A request that does something else the second time: makes a duplicate, toggles.
   *
   * @param {'POST' | 'PATCH'} method
   * @param {string} path
   * @param {Readonly<Record<string, string | number>>} body
   */
  async once(method, path, body) {
    await this.request(method, path, body, false);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {Readonly<Record<string, string | number | null>> | undefined} body
   * @param {boolean} repeatable
   * @returns {Promise<unknown>}
   */
  async request(method, path, body, repeatable) {
    guard(path, body);
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.attempt(method, path, body);
      if (answer.kind === 'good') return answer.value;
      if (answer.kind === 'refused') throw new Refusal(answer.status, answer.code);
      if (!repeatable && answer.kind !== 'untouched') throw new Uncertain();
      await this.pauseBefore(attempt, answer, path, method !== 'GET');
    }
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object | undefined} body
   * @returns {Promise<Answer>}
   */
  async attempt(method, path, body) {
    try {
      const response = await fetch(`${this.options.base}/api/v2/${path}`, {
        method,
        // Any parameter behind it, even a charset, is refused with 400.
        headers: { Authorization: this.options.credential, 'Content-Type': 'application/json' },
        redirect: 'error',
        signal: AbortSignal.timeout(requestTimeout),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return answerOf(response, await response.text());
    } catch (error) {
      const reason = reasonOf(error);
      const untouched =
        reason === 'ECONNREFUSED' || reason === 'ENOTFOUND' || reason === 'EAI_AGAIN';
      return { kind: untouched ? 'untouched' : 'unknown', reason, wait: 0 };
    }
  }

  /**
   * @param {number} attempt
   * @param {Failing} answer
   * @param {string} path
   * @param {boolean} [limited] the same request may be what is wrong
   */
  async pauseBefore(attempt, answer, path, limited = false) {
    const pause = Math.min(longestPause, this.options.pause * 2 ** Math.min(attempt - 1, 10));
    const wait = Math.max(pause, Math.min(longestPause, answer.wait));
    const isOver = Date.now() + wait > this.options.deadline;
    if (isOver || (limited && answer.reason === 'error' && attempt >= attempts)) {
      throw givenUp(answer.reason, path);
    }
    this.say({ event: 'wait', reason: answer.reason, path: pathWord(path), milliseconds: wait });
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/**
 * The number of the schema can be written through this API, and bricks the instance.
 * Here is the one door, so here it is held shut, whatever the programs above do.
 *
 * @param {string} path
 * @param {object | undefined} body
 */
export function guard(path, body) {
  if (body === undefined) return;
  const isConfig = /^\/*config(?:[/?#]|$)/i.test(path);
  // MySQL compares names without case and without blanks at the end.
  const names = Object.keys(body).map((name) => name.normalize('NFKC').trim().toLowerCase());
  if (isConfig && names.includes('schema')) {
    throw new Stop(exit.refused, 'schema', 'The setting schema must never be written.');
  }
}

// --- internal ---

/** @typedef {{ kind: 'untouched' | 'unknown', reason: string, wait: number }} Failing */
/** @typedef {{ kind: 'good', value: unknown } | { kind: 'refused', status: number, code: number | null } | Failing} Answer */

/**
 * @param {Response} response
 * @param {string} text
 * @returns {Answer}
 */
function answerOf(response, text) {
  const { status, headers } = response;
  if (status === 429) {
    // nginx turned it away before the application saw it.
    return { kind: 'untouched', reason: '429', wait: waitOf(headers.get('retry-after')) };
  }
  const isJson = headers.get('content-type')?.startsWith('application/json') === true;
  const value = isJson ? parsed(text) : undefined;
  if (status >= 200 && status < 300) {
    // While a pod stops or is under maintenance, pages come with 200 too.
    if (text === '' || value !== undefined) return { kind: 'good', value };
    return { kind: 'unknown', reason: 'page', wait: 0 };
  }
  if (status >= 500) return failing(status, text, value);
  return { kind: 'refused', status, code: codeOf(value) };
}

/**
 * @param {number} status
 * @param {string} text
 * @param {unknown} value
 * @returns {Answer}
 */
function failing(status, text, value) {
  const code = codeOf(value);
  // The database's own numbers: the same request would fail for ever.
  if (code !== null && code >= 1000) return { kind: 'refused', status, code };
  if (/database update required|invalid schema/i.test(text)) {
    return { kind: 'unknown', reason: 'schema', wait: 0 };
  }
  return {
    kind: 'unknown',
    reason: status === 500 && (text === '' || code !== null) ? 'error' : String(status),
    wait: 0,
  };
}

/**
 * Seconds, or a date.
 *
 * @param {string | null} header
 * @returns {number} milliseconds
 */
function waitOf(header) {
  if (header === null) return 0;
  const wait = /^\d{1,6}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : 0;
}

/**
 * @param {string} text
 * @returns {unknown}
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * @param {unknown} value
 * @returns {number | null}
 */
function codeOf(value) {
  if (typeof value !== 'object' || value === null || !('code' in value)) return null;
  return typeof value.code === 'number' ? value.code : null;
}

/**
 * A word, never the message: that of a bad header quotes the key.
 *
 * @param {unknown} error
 * @returns {string}
 */
function reasonOf(error) {
  const causes = [error, error instanceof Error ? error.cause : undefined];
  for (const cause of causes.toReversed()) {
    if (typeof cause !== 'object' || cause === null || !('code' in cause)) continue;
    if (typeof cause.code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(cause.code))
      return cause.code;
  }
  return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'connection';
}

/**
 * @param {string} reason
 * @param {string} path
 */
function givenUp(reason, path) {
  if (reason === 'schema') {
    return new Stop(
      exit.impossible,
      'schema',
      'The database’s schema is not the one that this release asks for: every request answers 500. Look at the web pod’s init containers; by hand, bin/console db:check and db:update.',
    );
  }
  return new Stop(
    exit.impossible,
    'no-answer',
    `No answer to ${pathWord(path)} (${reason}). Look at the web pod and its log, then run this job again.`,
  );
}

/** @param {string} path */
function pathWord(path) {
  return path.split(/[?#]/)[0] ?? '';
}
