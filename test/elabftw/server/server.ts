import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, type Body, fallen, no } from './answer.ts';
import type { Metadata } from './identity.ts';
import { type Asked, answer } from './router.ts';
import { freshState, type State } from './state.ts';

export interface Request extends Asked {
  /** From 1. */
  readonly number: number;
}

/** What a test does to the way between: answers instead of the application, or loses its answer. */
export interface Faults {
  readonly before?: (request: Request) => Answer | undefined;
  readonly after?: (request: Request) => 'lose' | undefined;
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
    const given =
      server.faults.before?.(request) ??
      atTheDoor(incoming, key, text, body) ??
      answer(server.state, request, metadata);
    if (server.faults.after?.(request) === 'lose') return void incoming.socket.destroy();
    send(response, given, address);
  }

  return server;
}

// --- internal ---

/** What is looked at before the application knows what is asked. */
function atTheDoor(
  incoming: IncomingMessage,
  key: string,
  text: string,
  body: unknown,
): Answer | undefined {
  if (!incoming.url?.startsWith('/api/v2/')) return { status: 410 };
  if (incoming.headers.authorization !== key) return no(401, 'Authentication required');
  if (incoming.method !== 'POST' && incoming.method !== 'PATCH') return undefined;
  if (incoming.headers['content-type'] !== 'application/json') {
    return no(400, 'Incorrect content-type header.');
  }
  if (body === undefined) return no(400, `Error decoding json payload: Syntax error`);
  return isBody(body) || Array.isArray(body) ? undefined : text === '' ? undefined : fallen;
}

function send(
  response: ServerResponse,
  { status, json, html, location }: Answer,
  address: string,
): void {
  response.statusCode = status;
  if (location !== undefined) response.setHeader('Location', `${address}/api/v2/${location}`);
  if (status === 429) response.setHeader('Retry-After', '0');
  response.setHeader(
    'Content-Type',
    json === undefined ? 'text/html; charset=UTF-8' : 'application/json',
  );
  response.end(json === undefined ? (html ?? '') : JSON.stringify(json));
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
