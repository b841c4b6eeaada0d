import { execFileSync, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { exitStatus, FleetError } from '../../../../lib/base/index.ts';

/** The folder of one of the bed's Go modules. */
export function moduleFolder(name: 'argocd' | 'crds' | 'kube' | 'lifeline' | 'template'): string {
  return fileURLToPath(new URL(`../go/${name}/`, import.meta.url));
}

/**
 * Compiles one module into one program, in the background's priority.
 *
 * @throws {FleetError} `BED_GO_MISSING`, `BED_BUILD`.
 */
export async function compile(folder: string, output: string, settings: Settings): Promise<void> {
  const flags = Object.entries(settings).map(([name, value]) => `-X ${name}=${value}`);
  const args = ['build', '-mod=readonly', '-trimpath', '-buildvcs=false'];
  args.push('-ldflags', ['-s', '-w', ...flags].join(' '), '-o', output, '.');
  const child = spawn('go', args, {
    cwd: folder,
    env: { ...process.env, CGO_ENABLED: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (cause) => reject(goMissing(cause)));
    child.once('close', resolve);
  });
  if (status !== 0) throw failed(said, folder);
}

/** Package variables of the program, set by the linker: upstream's way to tell it its version. */
export type Settings = Readonly<Record<string, string>>;

/**
 * Where the module cache holds these modules, which a `go.mod` of the bed requires:
 * downloaded on first use, and checked against `go.sum`.
 *
 * @throws {FleetError} `BED_GO_MISSING`, `BED_BUILD`.
 */
export function downloadModules(folder: string, modules: readonly string[]): readonly GoModule[] {
  try {
    const said = execFileSync('go', ['mod', 'download', '-json', ...modules], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // Objects one after the other, each ending with a brace of its own line.
    return said.split(/(?<=^\}\n)/m).map((text) => JSON.parse(text) as GoModule);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')
      throw goMissing(cause);
    throw failed(cause instanceof Error ? cause.message : String(cause), folder);
  }
}

export interface GoModule {
  readonly Path: string;
  readonly Version: string;
  /** Folder of its files, read-only. */
  readonly Dir: string;
}

// --- internal ---

function goMissing(cause: unknown): FleetError {
  return new FleetError({
    code: 'BED_GO_MISSING',
    what: 'The program go could not be started.',
    fix: 'Install Go 1.26.3 or newer: the bed builds Kubernetes and Argo CD from their modules.',
    exit: exitStatus.impossible,
    cause,
  });
}

function failed(said: string, folder: string): FleetError {
  return new FleetError({
    code: 'BED_BUILD',
    what: `go could not make it:\n${said.trim().split('\n').slice(-20).join('\n')}`,
    where: folder,
    exit: exitStatus.impossible,
  });
}
