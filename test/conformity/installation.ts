import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createPlain, type RequestListener } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer as createSocket, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Target } from '../../scripts/collect/target.ts';

export const host = 'haies.cle.inrea.example';
/** Put together here: no file of ours may hold what a scanner takes for a key. */
export const installationKey = Array.from({ length: 32 }, (_, at) => (at % 16).toString(16)).join(
  '',
);

/** A self-signed certificate made by openssl, gone at once from the disk. */
export function certificate(
  name: string,
  days = 90,
): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-tls-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const args = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days ${days} -subj /CN=${name} -addext subjectAltName=DNS:${name} -keyout ${key} -out ${cert}`;
    execFileSync('openssl', args.split(' '), { stdio: 'ignore' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How a played installation differs from a good one. */
export interface Installation {
  readonly pages?: Readonly<Record<string, { status: number; body?: string }>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookie?: string;
  readonly tls?: ServerOptions;
  readonly plain?: { readonly status: number; readonly location?: string };
  readonly database?: boolean;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly users?: readonly object[];
}

/** A sysadmin as `GET /users` tells one, with what an audit must not keep. */
const operator = {
  userid: 1,
  email: 'do-not-keep-me@site.example',
  is_sysadmin: 1,
  teams: [{ id: 1, name: 'A team', is_admin: 1, is_archived: 0 }],
};

export interface Playing {
  readonly target: Target;
  /** Paths that were asked with the key. */
  readonly keyed: readonly string[];
  readonly stop: () => void;
}

const upstreamHeaders = {
  'content-security-policy': "default-src 'self' data:; frame-ancestors 'self'; base-uri 'none'",
  'permissions-policy': 'camera=(self)',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
};

const goodPages: Readonly<Record<string, { status: number; body?: string }>> = {
  '/login.php': { status: 200, body: '<form>login</form>' },
  '/healthcheck': { status: 204 },
  '/healthcheck.php': { status: 200, body: 'ok' },
  '/php-status': { status: 401 },
  '/nginx-status': { status: 401 },
  '/metrics': { status: 401 },
  '/metadata.php': {
    status: 200,
    body: `<md:EntityDescriptor entityID="https://${host}/metadata.php"/>`,
  },
};

/** Plays an installation on this machine, good but for what is said. */
export async function play(
  one: Installation,
  { key, cert }: { readonly key: string; readonly cert: string },
): Promise<Playing> {
  const keyed: string[] = [];
  const answer: RequestListener = (request, response) => {
    const path = request.url ?? '';
    if (request.headers.authorization !== undefined) keyed.push(path);
    for (const [name, value] of Object.entries({ ...upstreamHeaders, ...one.headers })) {
      if (value !== '') response.setHeader(name, value);
    }
    if (path.startsWith('/api/')) {
      if (request.headers.authorization !== installationKey) return response.writeHead(401).end();
      const info = { elabftw_version: '6.0.4', ts_balance: 0 };
      const answers: Readonly<Record<string, unknown>> = {
        '/api/v2/info': info,
        '/api/v2/config': one.config ?? {},
        '/api/v2/users': one.users ?? [operator],
      };
      return response.end(JSON.stringify(answers[path]));
    }
    response.setHeader(
      'set-cookie',
      one.cookie ?? 'PHPSESSID=do-not-keep-me; Secure; HttpOnly; SameSite=Lax',
    );
    const page = request.headers.host === host ? (one.pages?.[path] ?? goodPages[path]) : undefined;
    return response.writeHead(page?.status ?? 404).end(page?.body);
  };
  const web = createServer({ key, cert, ...one.tls }, answer);
  const plain = createPlain((_, response) => {
    const { status, location = `https://${host}/` } = one.plain ?? { status: 301 };
    response.writeHead(status, { location }).end();
  });
  const database = createSocket((socket) => socket.destroy());
  const port = await listen(web);
  const httpPort = await listen(plain);
  const databasePort = await listen(database);
  if (one.database !== true) await new Promise((resolve) => database.close(resolve));
  return {
    target: { host, address: '127.0.0.1', port, httpPort, databasePort, ca: cert, timeout: 2000 },
    keyed,
    stop: () => {
      web.closeAllConnections();
      for (const server of [web, plain, database]) server.close();
    },
  };
}

/** A file in a folder of its own. */
export function fileOf(text: string): { readonly path: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-audit-'));
  const path = join(folder, 'file');
  writeFileSync(path, text);
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

// --- internal ---

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
