import { spawnSync } from 'node:child_process';
import { exitStatus, FleetError } from '../../base/index.ts';

/** Who signs the commits that the fleet makes. */
export interface Identity {
  readonly name: string;
  readonly mail: string;
}

/** Git in one repository. Arguments go to the program as they are, never through a shell. */
export class Git {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** What git prints, without the last line end. @throws {FleetError} `GIT_FAILED`. */
  run(args: readonly string[], options: GitOptions = {}): string {
    return this.bytes(args, options).toString('utf8').replace(/\n$/, '');
  }

  /** As `run`, but undefined instead of an error when git says no (exit status 1 or 128). */
  ask(args: readonly string[], options: GitOptions = {}): string | undefined {
    const result = this.#spawn(args, options);
    if (result.status !== 0) return undefined;
    return result.stdout.toString('utf8').replace(/\n$/, '');
  }

  /** As `run`, byte for byte. */
  bytes(args: readonly string[], options: GitOptions = {}): Buffer {
    const result = this.#spawn(args, options);
    if (result.status === 0) return result.stdout;
    throw new FleetError({
      code: 'GIT_FAILED',
      what: `git ${args[0]} failed: ${result.stderr.toString('utf8').trim() || `status ${result.status}`}`,
      where: this.folder,
      fix: 'Is this folder a git repository with that branch?',
      exit: exitStatus.impossible,
    });
  }

  #spawn(args: readonly string[], { input, env }: GitOptions) {
    const result = spawnSync('git', ['-C', this.folder, ...args], {
      input: input ?? '',
      // The words of git's messages and the order of its lists must not depend on the machine.
      env: { ...inherited(), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', ...env },
      maxBuffer: 1 << 30,
    });
    if (result.error === undefined) return result;
    throw new FleetError({
      code: 'GIT_MISSING',
      what: 'The program git could not be started.',
      fix: 'Install git 2.39 or newer.',
      exit: exitStatus.impossible,
      cause: result.error,
    });
  }
}

interface GitOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** Variables that would turn git to another repository than the folder's, as a hook has them. */
const elsewhere = [
  ...[
    'GIT_DIR',
    'GIT_WORK_TREE',
    'GIT_COMMON_DIR',
    'GIT_INDEX_FILE',
    'GIT_NAMESPACE',
    'GIT_PREFIX',
  ],
  ...['GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES'],
];

function inherited(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !elsewhere.includes(name)),
  );
}
