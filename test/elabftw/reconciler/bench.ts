import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DesiredState,
  desiredState,
  reconcilerFiles,
  writeDesiredState,
} from '../../../lib/elabftw/reconciler/index.ts';
import { desiredSettings } from '../../../lib/elabftw/settings/index.ts';
import { type Instance, resolveInstance } from '../../../lib/instance/index.ts';
import { platform } from '../../../lib/platform/index.ts';
import { like, pilot } from '../../instance/fixtures/base.ts';
import type { ContractServer } from '../server/server.ts';

/** Put together here: no file of ours may hold what a scanner takes for a key. */
export const key = ['k3y-of-the-fleet', '0123456789abcdef'].join('-');

/** Metadata of every audience: the institute's own provider, and others beside it where it is a federation. */
export const metadata = Object.fromEntries(
  Object.entries(platform.audiences).map(([, { metadataUrl }]) => [
    metadataUrl,
    ['https://idp.inrea.example/idp/shibboleth', 'https://idp.univ.example/idp'],
  ]),
);

export function instanceFor(
  audience: Instance['audience'],
  parts: Partial<Instance> = {},
): Instance {
  return like({
    audience,
    ...(audience === 'partners'
      ? { partners: { sponsor: 'inrea-004217', until: '2027-06-30' } }
      : {}),
    pilots: [
      pilot('primary', 'inrea-000101'),
      pilot('backup', 'inrea-000102', { state: 'archived' }),
    ],
    ...parts,
  });
}

export function stateFor(instance: Instance): DesiredState {
  const resolved = resolveInstance(instance, platform);
  return desiredState(resolved, platform, desiredSettings(resolved, platform));
}

/** The program in a read-only folder, as a ConfigMap is mounted, and the files beside it. */
export interface Workbench {
  readonly folder: string;
  close(): void;
}

export function openWorkbench(): Workbench {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-reconciler-'));
  const program = join(folder, 'program');
  mkdirSync(program);
  for (const name of reconcilerFiles) {
    const source = new URL(`../../../lib/elabftw/reconciler/${name}`, import.meta.url);
    writeFileSync(join(program, name), readFileSync(source), { mode: 0o444 });
  }
  chmodSync(program, 0o555);
  return {
    folder,
    close() {
      chmodSync(program, 0o755);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Outcome {
  readonly status: number | null;
  readonly output: string;
  readonly events: readonly Readonly<Record<string, unknown>>[];
  readonly summary: Readonly<Record<string, unknown>>;
}

export interface RunOptions {
  readonly mode?: string;
  readonly secrets?: Readonly<Record<string, string>>;
  /** Milliseconds after which nothing is tried again. */
  readonly wait?: number;
  readonly started?: (kill: () => void) => void;
}

let runs = 0;

/** Runs the program as the job does: `node` alone, no module beside it, nothing in the environment. */
export function run(
  bench: Workbench,
  server: ContractServer,
  state: DesiredState,
  { mode = 'apply', secrets = { 'api-key': key }, wait = 20_000, started }: RunOptions = {},
): Promise<Outcome> {
  runs += 1;
  const place = join(bench.folder, `run-${runs}`);
  mkdirSync(place);
  writeFileSync(join(place, 'desired.json'), writeDesiredState(state));
  for (const [name, value] of Object.entries(secrets)) writeFileSync(join(place, name), value);
  const words = [
    '--desired',
    join(place, 'desired.json'),
    '--secrets',
    place,
    '--api',
    server.address,
  ];
  const timing = ['--pause', '1', '--wait', String(wait), '--status', join(place, 'status')];
  const program = join(bench.folder, 'program', 'main.mjs');
  const child = spawn(process.execPath, [program, mode, ...words, ...timing], {
    env: {},
    cwd: '/',
  });
  started?.(() => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    const output: string[] = [];
    child.stdout.on('data', (chunk) => output.push(String(chunk)));
    child.stderr.on('data', (chunk) => output.push(String(chunk)));
    child.on('error', reject);
    child.on('close', (status) => resolve(outcomeOf(status, output.join(''), place)));
  });
}

// --- internal ---

function outcomeOf(status: number | null, printed: string, place: string): Outcome {
  const events = printed
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  const kept = status === null ? '' : read(join(place, 'status'));
  const summary = events.findLast(({ event }) => event === 'summary') ?? {};
  return { status, output: `${printed}\n${kept}`, events, summary };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
