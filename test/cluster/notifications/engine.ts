import { createHash, generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { notificationsObject } from '../../../lib/kubernetes/argocd/index.ts';
import type { Institute } from '../../../lib/platform/index.ts';
import { cacheRoot, kept } from '../../../scripts/checkers/install/cache.ts';
import { need } from '../../../scripts/checkers/install/need.ts';
import { call, tail } from '../../../scripts/checkers/install/process.ts';
import { moduleFolder } from '../bed/build/toolchain.ts';

const source = fileURLToPath(new URL('engine.go', import.meta.url));

/** What the engine asked of the forge, and which look at the Application made it ask. */
export interface Told {
  readonly triggers: readonly { readonly application: number; readonly trigger: string }[];
  readonly requests: readonly Asked[];
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/**
 * Shows these states of one Application, one after the other, to Argo CD's own engine with
 * the rendered settings of the institute. A server on this machine stands for its forge.
 */
export async function tell(institute: Institute, applications: readonly object[]): Promise<Told> {
  const program = await built();
  const requests: Asked[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    requests.push({ method: request.method ?? '', path: request.url ?? '', body });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answerTo(request)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const input = { data: dataFor(institute, port), secret: secret(), applications };
    const said = await call(program, [], { input: JSON.stringify(input), minutes: 1 });
    if (said.status !== 0) throw new Error(`The engine ended badly.\n${tail(said)}`);
    const lines = said.stdout
      .trim()
      .split('\n')
      .filter((line) => line !== '');
    return { triggers: lines.map((line) => JSON.parse(line)), requests };
  } finally {
    server.close();
  }
}

// --- internal ---

/** The engine in the versions of the bed's Argo CD: a file more in its module, which is not touched. */
async function built(): Promise<string> {
  await need('go');
  const folder = moduleFolder('argocd');
  const digest = createHash('sha256')
    .update(readFileSync(source))
    .update(readFileSync(join(folder, 'go.sum')))
    .digest('hex')
    .slice(0, 12);
  const place = await kept(join(cacheRoot(), 'bed'), `notifications-${digest}`, async (draft) => {
    const overlay = join(draft, 'overlay.json');
    const file = join(folder, 'notifications', 'main.go');
    writeFileSync(overlay, JSON.stringify({ Replace: { [file]: source } }));
    // As the bed builds its own, so that nothing is compiled twice.
    const flags = ['build', '-mod=readonly', '-trimpath', '-buildvcs=false', '-overlay', overlay];
    const said = await call(
      'nice',
      ['-n', '19', 'go', ...flags, '-o', join(draft, 'engine'), './notifications'],
      {
        cwd: folder,
        env: { CGO_ENABLED: '0' },
        minutes: 30,
      },
    );
    if (said.status !== 0) throw new Error(`The engine could not be built.\n${tail(said)}`);
  });
  return join(place, 'engine');
}

/** The rendered settings, with this machine for the forge's host. */
function dataFor(institute: Institute, port: number): Readonly<Record<string, string>> {
  const { data = {} } = notificationsObject(institute);
  const host = `https://${institute.forge.host}/`;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      value.replaceAll(host, `http://127.0.0.1:${port}/`),
    ]),
  );
}

function secret(): Readonly<Record<string, string>> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    'github-app-id': '17',
    'github-installation-id': '23',
    'github-private-key': privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    'gitlab-trigger-token': 'a-trigger-token',
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? null : JSON.parse(text);
}

function answerTo({ method, url = '' }: IncomingMessage): unknown {
  if (url.endsWith('/access_tokens')) return { token: 't', expires_at: '2126-01-01T00:00:00Z' };
  return method === 'GET' ? [] : { id: 5 };
}
