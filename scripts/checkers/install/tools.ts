import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exitStatus, FleetError } from '../../../lib/base/index.ts';
import { cacheRoot, kept } from './cache.ts';
import { need } from './need.ts';
import { call, tail } from './process.ts';

/**
 * How each program is had: a Go module or a Python package of `.ci/checkers/`,
 * which pins its version and the checksum of everything it is built from.
 */
export const tools = {
  kubeconform: { by: 'go', module: 'github.com/yannh/kubeconform' },
  'kube-score': { by: 'go', module: 'github.com/zegl/kube-score' },
  kubesec: { by: 'go', module: 'github.com/controlplaneio/kubesec/v2' },
  gitleaks: { by: 'go', module: 'github.com/zricethezav/gitleaks/v8' },
  actionlint: { by: 'go', module: 'github.com/rhysd/actionlint' },
  // trivy reads JSON with the standard library's second version, which Go still keeps behind a switch.
  trivy: { by: 'go', module: 'github.com/aquasecurity/trivy', experiment: 'jsonv2' },
  zizmor: { by: 'pip' },
  checkov: { by: 'pip' },
} as const satisfies Record<string, Tool>;

export type ToolName = keyof typeof tools;

/**
 * The folder that holds the program, `bin/<name>` in it; built or unpacked when
 * it is wanted first, by the version and digest of its lock file.
 *
 * @throws {FleetError} `CHECK_NEEDS`, `CHECK_INSTALL`.
 */
export async function toolFolder(
  root: string,
  name: ToolName,
  tell: (line: string) => void,
): Promise<string> {
  const tool: Tool = tools[name];
  const lockFolder = join(root, '.ci', 'checkers', name);
  const lock = await lockOf(tool, name, lockFolder);
  return kept(
    join(cacheRoot(), 'tools'),
    `${name}-${lock.version}-${lock.digest}`,
    async (draft) => {
      tell(`installing ${name} ${lock.version}, once`);
      if (tool.by === 'go') await build(lockFolder, draft, name, tool);
      else await unpack(lockFolder, draft, name);
    },
  );
}

/** The version that a lock file gives to a Go module or a Python package. */
export function lockedVersion(lock: string, name: string): string | undefined {
  const quoted = name.replace(/[.]/g, '\\.');
  return new RegExp(`^(?:require |\\t)?${quoted}(?: v|==)(?<version>[0-9][^\\s]*)`, 'm').exec(lock)
    ?.groups?.['version'];
}

// --- internal ---

type Tool =
  | { readonly by: 'go'; readonly module: string; readonly experiment?: string }
  | { readonly by: 'pip' };

interface Lock {
  readonly version: string;
  /** Of the whole lock, so that a mended dependency is built anew. */
  readonly digest: string;
}

async function lockOf(tool: Tool, name: string, folder: string): Promise<Lock> {
  const files = tool.by === 'go' ? ['go.mod', 'go.sum'] : ['requirements.txt'];
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const version = lockedVersion(texts[0] ?? '', tool.by === 'go' ? tool.module : name);
  if (version === undefined)
    throw failed(name, `No version of it in ${join(folder, files[0] ?? '')}.`);
  const digest = createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 8);
  return { version, digest };
}

async function build(
  folder: string,
  draft: string,
  name: string,
  { experiment }: Extract<Tool, { by: 'go' }>,
): Promise<void> {
  await need('go');
  const flags = ['-mod=readonly', '-buildvcs=false', '-trimpath', '-ldflags=-s -w'];
  // `tool` is the package that the module's `tool` line names.
  const said = await call(
    'nice',
    ['-n', '19', 'go', 'build', ...flags, '-o', join(draft, 'bin', name), 'tool'],
    {
      cwd: folder,
      env: {
        CGO_ENABLED: '0',
        GOWORK: 'off',
        GOFLAGS: '',
        ...(experiment === undefined ? {} : { GOEXPERIMENT: experiment }),
      },
      minutes: 60,
    },
  );
  if (said.status !== 0) throw failed(name, tail(said));
}

async function unpack(folder: string, draft: string, name: string): Promise<void> {
  await need('python3');
  const python = join(draft, 'bin', 'python');
  const lock = join(folder, 'requirements.txt');
  const steps: readonly (readonly [string, readonly string[]])[] = [
    ['python3', ['-m', 'venv', draft]],
    // Wheels only: a source package would run its own build script here.
    [
      python,
      ['-m', 'pip', 'install', '--quiet', '--require-hashes', '--only-binary=:all:', '-r', lock],
    ],
  ];
  for (const [program, args] of steps) {
    const said = await call('nice', ['-n', '19', program, ...args]);
    if (said.status !== 0) throw failed(name, tail(said));
  }
}

function failed(name: string, why: string): FleetError {
  return new FleetError({
    code: 'CHECK_INSTALL',
    what: `${name} could not be installed.\n${why}\n`,
    where: `.ci/checkers/${name}`,
    fix: 'See whether the package registry answers, then run the check again.',
    exit: exitStatus.impossible,
  });
}
