import type { Gitlab } from '@gitbeaker/rest';
import type { z } from 'zod';
import { strangeAnswer, Unsure, withoutToken } from './failure.ts';
import type { GitLabSettings } from './settings.ts';
import { type Calls, type Incoming, Transport } from './transport.ts';
import { backoff, Waiting, type WaitingOptions } from './waiting.ts';

/** The client library, whose answers are as the API writes them. */
export type Client = InstanceType<typeof Gitlab<false>>;

/** One project of GitLab by its API, through the client library; one for a run. */
export class GitLabApi {
  readonly project: string;
  readonly #settings: GitLabSettings;
  readonly #waiting: Waiting;
  readonly #transport: Transport;
  #client: Promise<Client> | undefined;

  constructor(settings: GitLabSettings, waiting: WaitingOptions = {}) {
    this.project = settings.project;
    this.#settings = settings;
    this.#waiting = new Waiting(waiting);
    this.#transport = new Transport(settings.token, this.#waiting);
  }

  /** What git pushes with too: the scope `api` holds the right to. */
  async token(): Promise<string> {
    return this.#settings.token;
  }

  get calls(): Calls {
    return this.#transport.calls;
  }

  /**
   * One call, or one call a page, and its answer as far as we read it.
   *
   * @throws {FleetError} `FORGE_…`; `FORGE_ANSWER` when the answer has another shape.
   */
  async ask<T>(act: (client: Client) => Promise<unknown>, shape: z.ZodType<T>): Promise<T> {
    const answer = await act(await this.#loaded());
    const read = shape.safeParse(answer);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    const what = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
    throw strangeAnswer(
      `GitLab’s answer has another shape (${withoutToken(what, this.#settings.token)}).`,
      this.project,
    );
  }

  /** A call whose answer says nothing that we need. */
  async tell(act: (client: Client) => Promise<unknown>): Promise<void> {
    await act(await this.#loaded());
  }

  /**
   * Runs what looks first and acts then. Where a request went without an answer, nobody
   * knows whether it was obeyed: after a pause it looks again.
   */
  async settled<T>(act: () => Promise<T>): Promise<T> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof Unsure)) throw error;
        if (!(await this.#waiting.pause(backoff(tries)))) throw error;
      }
    }
  }

  /** Only who speaks to GitLab pays for loading the client library. */
  #loaded(): Promise<Client> {
    this.#client ??= import('@gitbeaker/rest').then(({ Gitlab: Library }) => {
      const { api, token } = this.#settings;
      return new Library({
        host: api.replace(/\/api\/v4$/, ''),
        token,
        requesterFn: ({ url }) => requesterOf(url, this.#transport),
      });
    });
    return this.#client;
  }
}

// --- internal ---

interface AskedFor {
  readonly searchParams?: Record<string, unknown>;
  readonly body?: unknown;
}

/** What the client library sends its requests through. */
function requesterOf(base: string, transport: Transport) {
  const by = (method: string) => {
    // The library fixes the type of the answer by what it calls; the shape is checked after it.
    return async <T>(endpoint: string, asked: AskedFor = {}) => {
      const url = new URL(`${base.replace(/\/+$/, '')}/${endpoint}`);
      url.search = queryOf(asked.searchParams ?? {});
      const sent = asked.body === undefined ? undefined : JSON.stringify(snakeKeys(asked.body));
      const body = method === 'GET' || sent === '{}' ? undefined : sent;
      return (await transport.send({ method, url, body })) as Incoming & { readonly body: T };
    };
  };
  return {
    get: by('GET'),
    post: by('POST'),
    put: by('PUT'),
    patch: by('PATCH'),
    delete: by('DELETE'),
  };
}

function queryOf(given: Record<string, unknown>): string {
  const pairs = Object.entries(given).flatMap(([key, value]): [string, string][] =>
    value === undefined || value === null ? [] : [[snake(key), String(value)]],
  );
  return new URLSearchParams(pairs).toString();
}

/** The keys of ours are one deep. */
function snakeKeys(body: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body ?? {}).map(([key, value]) => [snake(key), value] as const),
  );
}

function snake(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
