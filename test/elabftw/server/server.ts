import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, type Body, fallen, no } from './answer.ts';
import type { Metadata } from './identity.ts';
import { type Asked, answer } from './router.ts';
import { freshState, isLine6, type State } from './state.ts';

export interface Request extends Asked {
  /** From 1. */
  readonly number: number;
}

/** What a test does to the way between: answers instead of the application, or loses its answer. */
export interface Faults {
  /** `drop`: the request never arrives. */
  readonly before?: (request: Request) => Answer | 'drop' | undefined;
  /** `lose`: nothing of the answer arrives. `cut`: half of it does. An answer: another one does. */
  readonly after?: (request: Request) => Answer | 'lose' | 'cut' | undefined;
}

/**
 * A server that answers as the real application was seen to (facts/elabftw-live.md),
 * and remembers what it was told.
 */
export interface ContractServer {
  readonly address: string;
  readonly key: string;
  state: State;
  faults: Faults;
  requests: Request[];
  close(): Promise<void>;
}

export async function startServer(key: string, metadata: Metadata): Promise<ContractServer> {
  const http = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  const { port } = http.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  const server: ContractServer = {
    address,
    key,
    state: freshState(),
    faults: {},
    requests: [],
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await textOf(incoming);
    const path = (incoming.url ?? '').replace(/^\/api\/v2\//, '');
    const body = parsed(text);
    const request: Request = {
      number: server.requests.length + 1,
      method: incoming.method ?? '',
      path,
      body: isBody(body) ? body : {},
    };
    server.requests.push(request);
    const instead = server.faults.before?.(request);
    if (instead === 'drop') return void incoming.socket.destroy();
    const given =
      instead ?? atTheDoor(incoming, server, body) ?? answer(server.state, request, metadata);
    const fate = server.faults.after?.(request);
    if (fate === 'lose') return void incoming.socket.destroy();
    const sent = typeof fate === 'object' ? fate : given;
    send(response, sent, server.state.site ?? address, fate === 'cut');
  }

  return server;
}

// --- internal ---

/** What is looked at before the application knows what is asked. */
function atTheDoor(
  incoming: IncomingMessage,
  { key, state }: ContractServer,
  body: unknown,
): Answer | undefined {
  if (!incoming.url?.startsWith('/api/v2/')) return { status: 410 };
  const given = incoming.headers.authorization;
  if (given !== key || (isLine6(state) && !isActive(state))) {
    const why = given === undefined ? '' : 'No corresponding API key found!';
    return no(401, 'Authentication required', 401, why);
  }
  if (incoming.method !== 'POST' && incoming.method !== 'PATCH') return undefined;
  if (incoming.headers['content-type'] !== 'application/json') {
    return no(400, 'Incorrect content-type header.');
  }
  if (body === undefined) return no(400, `Error decoding json payload: Syntax error`);
  return isBody(body) || Array.isArray(body) ? undefined : fallen;
}

/** Whether the account whose key it is may still log in. */
function isActive({ users }: State): boolean {
  const owner = users.find(({ userid }) => userid === 1);
  if (owner === undefined || owner.validated !== 1) return false;
  const isOver = owner.valid_until !== null && owner.valid_until < '2026-11-24';
  return !isOver && owner.teams.some((team) => !team.is_archived);
}

function send(
  response: ServerResponse,
  { status, json, html, location, retryAfter }: Answer,
  address: string,
  isCut: boolean,
): void {
  response.statusCode = status;
  if (location !== undefined) {
    const path = location.startsWith('/') ? location : `/api/v2/${location}`;
    response.setHeader('Location', `${address}${path}`);
  }
  if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter);
  const type = json === undefined ? 'text/html; charset=UTF-8' : 'application/json';
  response.setHeader('Content-Type', type);
  const text = Buffer.from(json === undefined ? (html ?? '') : JSON.stringify(json));
  if (!isCut) return void response.end(text);
  response.setHeader('Content-Length', text.length + 1);
  response.write(text.subarray(0, Math.floor(text.length / 2)), () => response.destroy());
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
