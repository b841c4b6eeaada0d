import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import type { Connection } from './connection.ts';
import { ApiError } from './error.ts';

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query, from the root. */
  readonly path: string;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly accept?: string;
  readonly signal?: AbortSignal;
}

type Headers = Readonly<Record<string, string | string[]>>;

/** Sends calls to one API server as one user. Node's fetch cannot be given a certificate to trust. */
export class Transport {
  readonly #connection: Connection;
  readonly #headers: Headers;
  readonly #agent: Agent;

  constructor(connection: Connection, headers: Headers = {}, agent = agentOf(connection)) {
    this.#connection = connection;
    this.#headers = headers;
    this.#agent = agent;
  }

  /** The same server, asked with more headers. */
  with(headers: Headers): Transport {
    return new Transport(this.#connection, { ...this.#headers, ...headers }, this.#agent);
  }

  /** The parsed answer. @throws {ApiError} when the server refuses. */
  async json(call: Call): Promise<unknown> {
    return JSON.parse(await text(await this.stream(call)));
  }

  /** The answer as it comes in, for watches. @throws {ApiError} when the server refuses. */
  async stream(call: Call): Promise<IncomingMessage> {
    const response = await this.#send(call);
    const status = response.statusCode ?? 0;
    if (status < 300) return response;
    throw refusal(status, await text(response), call);
  }

  #send(call: Call, again = true): Promise<IncomingMessage> {
    const { server, token } = this.#connection;
    const { method, path, body, contentType, accept, signal } = call;
    const sent = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const outgoing = request(`${server}${path}`, {
        method,
        agent: this.#agent,
        ...(signal === undefined ? {} : { signal }),
        headers: {
          accept: accept ?? 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(sent === undefined ? {} : described(sent, contentType)),
          ...this.#headers,
        },
      });
      outgoing.on('response', resolve).on('error', (error: NodeJS.ErrnoException) => {
        // A connection that was kept alive may have died with a server since restarted.
        const stale = outgoing.reusedSocket && error.code === 'ECONNRESET';
        if (again && stale) this.#send(call, false).then(resolve, reject);
        else reject(error);
      });
      outgoing.end(sent);
    });
  }
}

// --- internal ---

function agentOf({ ca, certificate }: Connection): Agent {
  return new Agent({ keepAlive: true, ca, ...certificate });
}

/** The length is given because Node would send the body of a DELETE without saying that there is one. */
function described(body: string, contentType = 'application/json') {
  return { 'content-type': contentType, 'content-length': Buffer.byteLength(body) };
}

function refusal(status: number, body: string, { method, path }: Call): ApiError {
  const said = statusOf(body);
  return new ApiError(
    status,
    said.reason ?? String(status),
    `${method} ${path}: ${said.message ?? body.slice(0, 500)}`,
  );
}

function statusOf(body: string): { readonly reason?: string; readonly message?: string } {
  try {
    return JSON.parse(body) as { reason?: string; message?: string };
  } catch {
    return {};
  }
}
