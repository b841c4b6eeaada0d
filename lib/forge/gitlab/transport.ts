import { exitStatus, FleetError } from '../../base/index.ts';
import { type Failed, failure, strangeAnswer, Unsure, withoutToken } from './failure.ts';
import { askedPause, backoff, type Waiting } from './waiting.ts';

/** One HTTP request to the API. */
export interface Outgoing {
  readonly method: string;
  /** Whole address, query included. */
  readonly url: URL;
  /** JSON, or undefined. */
  readonly body: string | undefined;
}

/** What the client library expects of an answer. */
export interface Incoming {
  readonly body: unknown;
  readonly headers: Record<string, string>;
  readonly status: number;
}

/** Requests made so far, repeated ones included. */
export interface Calls {
  readonly total: number;
  readonly reads: number;
  readonly writes: number;
}

/**
 * Carries the requests of the client library, in place of its own way, which repeats a
 * refused call ten times within a quarter of a second. Here the forge's own word on when to
 * come back counts, a request that may have been obeyed is never repeated blindly, the token
 * goes to one host only, and a run ends: it has so much patience and so many calls.
 */
export class Transport {
  readonly #token: string;
  readonly #waiting: Waiting;
  #reads = 0;
  #writes = 0;

  constructor(token: string, waiting: Waiting) {
    this.#token = token;
    this.#waiting = waiting;
  }

  get calls(): Calls {
    return { total: this.#reads + this.#writes, reads: this.#reads, writes: this.#writes };
  }

  /**
   * @throws {Unsure} when a request that makes something new went without an answer.
   * @throws {FleetError} `FORGE_…` as `failure` has them.
   */
  async send(request: Outgoing): Promise<Incoming> {
    for (let tries = 0; ; tries += 1) {
      const answer = await this.#once(request);
      if (answer instanceof Response && answer.ok) return this.#read(request, answer);
      const failed = await this.#failed(request, answer);
      const isDown = failed.status === undefined || failed.status >= 500 || failed.status === 408;
      if (isDown && request.method === 'POST') throw new Unsure(failed);
      if (!isDown && failed.status !== 429) throw failure(failed);
      const asked =
        answer instanceof Response ? askedPause(answer.headers, this.#waiting.now()) : undefined;
      if (!(await this.#waiting.pause(asked ?? backoff(tries)))) throw failure(failed);
    }
  }

  async #once({ method, url, body }: Outgoing): Promise<Response | string> {
    if (this.calls.total >= mostCalls) throw tooManyCalls(this.calls.total);
    if (method === 'GET') this.#reads += 1;
    else this.#writes += 1;
    try {
      return await fetch(url, {
        method,
        headers: {
          accept: 'application/json',
          'private-token': this.#token,
          'user-agent': 'eln-fleet',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body }),
        // An answer may lead anywhere; the token may not.
        redirect: 'manual',
        signal: AbortSignal.timeout(longestAnswer),
      });
    } catch (error) {
      return reason(error);
    }
  }

  async #read(request: Outgoing, answer: Response): Promise<Incoming> {
    const headers = Object.fromEntries(answer.headers);
    const text = answer.status === 204 ? '' : await textOf(answer, request);
    if (text === '') return { body: null, headers, status: answer.status };
    try {
      return { body: JSON.parse(text), headers, status: answer.status };
    } catch {
      // The parser's own error quotes the answer, which may repeat the token.
      throw strangeAnswer('GitLab’s answer is not JSON.', nameOf(request));
    }
  }

  async #failed(request: Outgoing, answer: Response | string): Promise<Failed> {
    const { method } = request;
    const path = pathOf(request.url);
    if (typeof answer === 'string') {
      return { method, path, status: undefined, said: withoutToken(answer, this.#token) };
    }
    const said = wordsOf(await textOf(answer, request).catch(() => ''));
    return { method, path, status: answer.status, said: withoutToken(said, this.#token) };
  }
}

/** The path below `/api/v4` as a reader would write it. */
export function pathOf({ pathname }: URL): string {
  const path = pathname.replace(/^.*?\/api\/v4(?=\/)/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

// --- internal ---

/** A run that needs more has lost its way: the busiest road makes some thirty. */
const mostCalls = 1000;
/** Milliseconds until an answer has come whole. */
const longestAnswer = 60_000;
/** Bytes of one answer: a page of a hundred comments of the greatest length, nearly. */
const largestAnswer = 64 * 1024 * 1024;

function nameOf({ method, url }: Outgoing): string {
  return `${method} ${pathOf(url)}`;
}

async function textOf(answer: Response, request: Outgoing): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.byteLength;
    if (size > largestAnswer) {
      throw strangeAnswer('GitLab’s answer is larger than 64 MiB.', nameOf(request));
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What an answer that is no success says: `message` or `error`, in whatever shape. */
function wordsOf(text: string): string {
  try {
    const { message, error } = JSON.parse(text);
    const words = message ?? error ?? '';
    return typeof words === 'string' ? words : JSON.stringify(words);
  } catch {
    // A page of a proxy: its title is the most that can be said.
    return /<title>([^<]{0,200})<\/title>/i.exec(text)?.[1] ?? '';
  }
}

/** Why there was no answer: the reason lies below, as the cause. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

function tooManyCalls(total: number): FleetError {
  return new FleetError({
    code: 'FORGE_CALL_LIMIT',
    what: `This run has called GitLab ${total} times, more than any road needs.`,
    fix: 'Report this with the command that was run: it is an error of this program.',
    exit: exitStatus.impossible,
  });
}
