import { spawn } from 'node:child_process';
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps, type Server as HttpsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { ServerCertificate } from '../servers/certificate.ts';

/**
 * Serves a repository over HTTPS under any host name and path: a proxy on loopback
 * takes whoever asks for `https://<host>/…` to it. So what Argo CD fetches is what
 * the manifests name, unchanged, without a network.
 */
export interface RepositoryServer {
  /** Address of the proxy, for Argo CD's `Repository`. */
  readonly proxy: string;
  /** Serves another repository from now on. */
  serve(folder: string): void;
  /** Refuses every connection until `resume`, as an unreachable forge does. */
  pause(): void;
  resume(): void;
  close(): Promise<void>;
}

/** @param host address to listen on and to be reached at: loopback, or what a cluster in containers sees. */
export async function serveRepository(
  folder: string,
  certificate: ServerCertificate,
  host = '127.0.0.1',
): Promise<RepositoryServer> {
  const git = createHttps({ key: certificate.key, cert: certificate.certificate });
  let served = folder;
  git.on('request', (request, response) => answer(served, request, response));
  const gitPort = await listen(git, '127.0.0.1');

  const open = new Set<Socket>();
  let paused = false;
  const proxy = createHttp((_, response) => response.writeHead(405).end());
  proxy.on('connect', (_, client: Socket) => {
    if (paused) return client.destroy();
    const server = connect(gitPort, '127.0.0.1');
    for (const socket of [client, server]) {
      open.add(socket);
      socket.once('close', () => open.delete(socket)).on('error', () => undefined);
    }
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    client.pipe(server).pipe(client);
    return undefined;
  });
  const proxyPort = await listen(proxy, host);
  const cut = () => open.forEach((socket) => void socket.destroy());

  return {
    proxy: `http://${host}:${proxyPort}`,
    serve: (other) => {
      served = other;
    },
    pause: () => {
      paused = true;
      cut();
    },
    resume: () => {
      paused = false;
    },
    close: async () => {
      cut();
      await Promise.all([git, proxy].map((server) => new Promise((end) => server.close(end))));
    },
  };
}

// --- internal ---

/** One request of a git client, answered by git's own program. */
async function answer(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'https://git.example');
  // Whatever the repository is called there, what follows its name is what git asks for.
  const asked = /\/(?:info\/refs|git-upload-pack)$/.exec(url.pathname)?.[0];
  if (asked === undefined) return void response.writeHead(404).end();
  const backend = spawn('git', ['http-backend'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {
      PATH: process.env['PATH'] ?? '',
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      PATH_INFO: `/.git${asked}`,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      REMOTE_ADDR: '127.0.0.1',
    },
  });
  try {
    const [said] = await Promise.all([buffer(backend.stdout), pipeline(request, backend.stdin)]);
    const { status, headers, body } = parseCgi(said);
    response.writeHead(status, headers).end(body);
  } catch {
    // The client went away, or was cut off: it will ask again.
    backend.kill();
    response.destroy();
  }
}

/** What a CGI program answers: a head, an empty line, the body. */
function parseCgi(said: Buffer) {
  const end = said.indexOf('\r\n\r\n');
  const lines = said.subarray(0, end).toString('latin1').split('\r\n');
  const fields = lines.map((line) => line.split(': ') as [string, string]);
  const { Status: status = '200', ...headers } = Object.fromEntries(fields);
  return { status: Number.parseInt(status, 10), headers, body: said.subarray(end + 4) };
}

function listen(server: HttpsServer | ReturnType<typeof createHttp>, host: string) {
  return new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, () => resolve((server.address() as AddressInfo).port));
  });
}
