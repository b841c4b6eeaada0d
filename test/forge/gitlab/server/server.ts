import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accountRoutes } from './routes/accounts.ts';
import { approvalRoutes } from './routes/approvals.ts';
import { commitRoutes } from './routes/commits.ts';
import { issueRoutes } from './routes/issues.ts';
import { mergeRoutes } from './routes/merge-requests.ts';
import { noteRoutes } from './routes/notes.ts';
import { settingRoutes } from './routes/settings.ts';
import { type Account, noticePushes, type State } from './state.ts';
import { type Answer, notFound, Refusal, type Route } from './wire.ts';

const routes: readonly Route[] = [
  ...accountRoutes,
  ...issueRoutes,
  ...noteRoutes,
  ...mergeRoutes,
  ...approvalRoutes,
  ...commitRoutes,
  ...settingRoutes,
];

/** One call that came in, as it came. */
export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/**
 * GitLab's REST API for one project, with a memory. What the documentation does not name is
 * refused with a 400, parameter by parameter, so that a call that GitLab would only ignore
 * fails here.
 */
export class GitLabServer {
  readonly state: State;
  /** Every call since it began, in order. */
  readonly heard: Heard[] = [];
  readonly #server: Server;

  constructor(state: State) {
    this.state = state;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error) => response.destroy(error));
    });
  }

  /** Begins to listen; its address of the API. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/api/v4`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { host = '' } = request.headers;
    const url = new URL(request.url ?? '/', `http://${host}`);
    const { method = 'GET' } = request;
    const answer = this.#answer(request, url, Buffer.concat(chunks).toString('utf8'));
    this.heard.push({ method, path: decodeURIComponent(url.pathname), status: answer.status });
    const isText = typeof answer.body === 'string';
    response.writeHead(answer.status, {
      ...(answer.body === undefined
        ? {}
        : { 'content-type': isText ? 'text/html' : 'application/json' }),
      'ratelimit-limit': '2000',
      'ratelimit-remaining': '1000',
      ...answer.headers,
    });
    response.end(
      isText ? answer.body : answer.body === undefined ? '' : JSON.stringify(answer.body),
    );
  }

  #answer(request: IncomingMessage, url: URL, text: string): Answer {
    const { troubles } = this.state;
    if (this.state.now() < troubles.downUntil) {
      return { status: 503, body: '<html><title>GitLab is not responding</title></html>' };
    }
    if (troubles.refusals > 0) {
      troubles.refusals -= 1;
      return {
        status: 429,
        body: 'Retry later\n',
        headers: { 'retry-after': String(troubles.retryAfter), 'ratelimit-remaining': '0' },
      };
    }
    const answer = this.#obey(request, url, text);
    if (request.method === 'GET' || troubles.lostAnswers === 0) return answer;
    troubles.lostAnswers -= 1;
    return { status: 502, body: '<html><title>502 Bad Gateway</title></html>' };
  }

  #obey(request: IncomingMessage, url: URL, text: string): Answer {
    try {
      noticePushes(this.state);
      return this.#act(request, url, text);
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: error.words };
      throw error;
    }
  }

  #act(request: IncomingMessage, url: URL, text: string): Answer {
    const account = this.#account(request);
    const found = routes.flatMap((route) => {
      const match = route.method === request.method && route.pattern.exec(url.pathname);
      return match ? [{ route, match }] : [];
    });
    const [{ route, match } = noRoute()] = found;
    const path = Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]),
    );
    const { project, roles } = this.state;
    if (path['id'] !== undefined && path['id'] !== project.path)
      throw notFound('Project Not Found');
    const query = route.query.safeParse(Object.fromEntries(url.searchParams));
    if (!query.success) throw refusedBecause(query.error.issues);
    const body = route.body.safeParse(text === '' ? {} : JSON.parse(text));
    if (!body.success) throw refusedBecause(body.error.issues);
    return route.act({
      state: this.state,
      account,
      role: roles.get(account.id) ?? 0,
      path,
      query: query.data,
      body: body.data,
      url,
    });
  }

  #account(request: IncomingMessage): Account {
    const token = String(request.headers['private-token'] ?? '');
    const given = this.state.tokens.get(token);
    const account = this.state.accounts.find(({ id }) => id === given?.account);
    if (given === undefined || account === undefined) {
      throw new Refusal(401, { message: '401 Unauthorized' });
    }
    const isRead = request.method === 'GET';
    if (given.scopes.includes('api') || (isRead && given.scopes.includes('read_api'))) {
      return account;
    }
    throw new Refusal(403, {
      error: 'insufficient_scope',
      error_description:
        'The request requires higher privileges than provided by the access token.',
      scope: 'api',
    });
  }
}

// --- internal ---

function noRoute(): never {
  throw notFound();
}

function refusedBecause(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): Refusal {
  const words = issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(', ');
  return new Refusal(400, { error: words });
}
