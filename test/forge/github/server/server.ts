import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Answer, type Call, notFound, refusal } from './answer.ts';
import { type Caller, Callers, forbidden } from './callers.ts';
import { Faults } from './faults.ts';
import { findRoute, type Route } from './route.ts';
import { appRoutes } from './routes/apps.ts';
import { commentRoutes } from './routes/comments.ts';
import { commitRoutes } from './routes/commits.ts';
import { issueRoutes } from './routes/issues.ts';
import { labelRoutes } from './routes/labels.ts';
import { peopleRoutes } from './routes/people.ts';
import { pullRoutes } from './routes/pulls.ts';
import { defaultSettings, settingsRoutes } from './routes/settings.ts';
import type { GitHubState } from './state.ts';

/** One call and its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  /** As GitHub's description names it; undefined: it names no such call. */
  readonly template: string | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly sent: unknown;
  readonly status: number;
  readonly received: unknown;
}

/** A GitHub on this machine: its REST API over HTTP, with state, limits and faults. */
export class GitHubServer {
  readonly state: GitHubState;
  readonly callers: Callers;
  readonly faults: Faults;
  readonly settings = defaultSettings();
  readonly exchanges: Exchange[] = [];
  /** Calls that the hour still has. */
  remaining = 5000;
  readonly #routes: readonly Route[];
  readonly #server: Server;
  #address = '';

  constructor(state: GitHubState) {
    this.state = state;
    this.callers = new Callers(state);
    this.faults = new Faults(state.clock);
    this.#routes = [
      ...[...appRoutes(this.callers), ...peopleRoutes, ...settingsRoutes(this.settings)],
      ...[...commentRoutes, ...labelRoutes, ...issueRoutes, ...pullRoutes, ...commitRoutes],
    ];
    this.#server = createServer((request, response) => {
      void this.#serve(request, response);
    });
  }

  /** Address of the API; `base` as a GitHub of one's own has it, `/api/v3`. */
  async start(base = ''): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    this.#address = `http://127.0.0.1:${address.port}${base}`;
    return this.#address;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', this.#address);
    const text = await textOf(request);
    const path = url.pathname.slice(new URL(this.#address).pathname.replace(/\/$/, '').length);
    const found = findRoute(this.#routes, method, path);
    const sent = text === '' ? undefined : JSON.parse(text);
    const fault = this.faults.meet(method, path);
    const acts = fault === undefined || fault.when === 'after';
    const own = acts ? this.#answer(request, url, found, sent) : notFound;
    if (fault?.answer === 'no answer') {
      request.socket.destroy();
      return;
    }
    const answer = fault?.answer ?? own;
    const status = send(response, request, answer, this.#headers(answer));
    this.exchanges.push({
      ...{ method, template: found?.route.path, params: found?.params ?? {}, url, sent, status },
      headers: { authorization: String(request.headers.authorization ?? '') },
      received: status === 304 ? undefined : answer.body,
    });
  }

  #answer(
    request: IncomingMessage,
    url: URL,
    found: ReturnType<typeof findRoute>,
    sent: unknown,
  ): Answer {
    const caller = this.callers.of(request.headers.authorization);
    if (caller === undefined) return refusal(401, 'Bad credentials');
    if (found === undefined || !this.#isHere(found.params)) return notFound;
    const refused = forbidden(caller, found.route.needs);
    if (refused !== undefined) return refused;
    return found.route.answer(this.#call(caller, found, url, sent));
  }

  #call(
    caller: Caller,
    { route, params }: NonNullable<ReturnType<typeof findRoute>>,
    url: URL,
    sent: unknown,
  ): Call {
    const body = typeof sent === 'object' && sent !== null ? { ...sent } : {};
    const { state } = this;
    return { state, caller, method: route.method, api: this.#address, url, params, body };
  }

  #isHere({ owner, repo }: Readonly<Record<string, string>>): boolean {
    if (owner === undefined || repo === undefined) return true;
    const names = [this.state.fullName, ...this.state.formerNames];
    return names.some((name) => name.toLowerCase() === `${owner}/${repo}`.toLowerCase());
  }

  #headers({ headers }: Answer): Record<string, string> {
    this.remaining -= 1;
    return {
      'content-type': 'application/json; charset=utf-8',
      'x-github-request-id': randomUUID(),
      'x-ratelimit-limit': '5000',
      'x-ratelimit-remaining': String(this.remaining),
      'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600),
      'x-ratelimit-resource': 'core',
      ...headers,
    };
  }
}

// --- internal ---

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** Answers, with "not modified" where the caller has this already. The status that was sent. */
function send(
  response: ServerResponse,
  request: IncomingMessage,
  { status, body }: Answer,
  headers: Record<string, string>,
): number {
  const text = body === undefined ? '' : JSON.stringify(body);
  if (request.method === 'GET' && status === 200) {
    const etag = `W/"${createHash('sha256').update(text).digest('hex')}"`;
    headers['etag'] = etag;
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, headers).end();
      return 304;
    }
  }
  if (status === 204) delete headers['content-type'];
  response.writeHead(status, headers).end(text);
  return status;
}
