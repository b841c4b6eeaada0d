import type { DesiredState } from '../../../lib/elabftw/reconciler/index.ts';
import { Journal } from '../../../lib/elabftw/reconciler/journal.mjs';
import { reconcile } from '../../../lib/elabftw/reconciler/run.mjs';
import type { ContractServer } from '../server/server.ts';

export interface InProcess {
  readonly mode?: 'apply' | 'check' | 'explain';
  /** Values of the secrets, by the name of their file. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly wait?: number;
  readonly mendedDiffers?: boolean;
}

/** The same program without a process of its own: for tables of hundreds of runs. */
export async function runHere(
  server: ContractServer,
  state: DesiredState,
  { mode = 'apply', secrets = {}, wait = 5_000, mendedDiffers = false }: InProcess = {},
) {
  const lines: string[] = [];
  const journal = new Journal((line) => lines.push(line));
  for (const secret of [server.key, ...Object.values(secrets)]) journal.hide(secret);
  const rows = Object.entries(state.settings).flatMap(([name, value]) => {
    if (typeof value === 'string') return [[name, value] as const];
    return 'secretFile' in value ? [[name, secrets[value.secretFile] ?? ''] as const] : [];
  });
  const names = rows
    .map(([name]) => name)
    .filter((name) => typeof state.settings[name] !== 'string');
  const inputs = {
    mode,
    state,
    api: server.address,
    credential: server.key,
    wanted: Object.fromEntries(rows),
    secrets: names,
    pause: 1,
    wait,
    status: undefined,
    mendedDiffers,
  };
  const { status, summary } = await reconcile(inputs, journal);
  journal.say({ event: 'summary', ...summary });
  return { status, summary, output: lines.join('') };
}
