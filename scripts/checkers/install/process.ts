import { spawn } from 'node:child_process';
import { exitStatus, FleetError } from '../../../lib/base/index.ts';

export interface Said {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CallOptions {
  readonly cwd?: string;
  /** Added to this process's environment; undefined takes a name away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
  /** Minutes after which it counts as hanging; default 30, a cold build of the largest tool is 12. */
  readonly minutes?: number;
}

/**
 * Runs a program to its end, without a shell.
 *
 * @throws {FleetError} `CHECK_PROGRAM` when it cannot be started, ends by a signal or hangs.
 */
export async function call(
  program: string,
  args: readonly string[],
  { cwd, env, input = '', minutes = 30 }: CallOptions = {},
): Promise<Said> {
  const child = spawn(program, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...unspoken(process.env), ...env },
  });
  // Not spawn's own `timeout`: after a failed start it would hold this process for as long.
  const clock = setTimeout(() => child.kill('SIGKILL'), minutes * 60_000);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // A program that ends before it has read everything closes the pipe: its status tells.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const status = await new Promise<number>((done, fail) => {
    child.on('error', (cause) => fail(stopped(program, 'cannot be started', cause)));
    child.on('close', (code, signal) =>
      code === null ? fail(stopped(program, `was ended by ${signal}`)) : done(code),
    );
  }).finally(() => clearTimeout(clock));
  return {
    status,
    stdout: Buffer.concat(stdout).toString('utf8'),
    stderr: Buffer.concat(stderr).toString('utf8'),
  };
}

/** The last lines of what a program said, for a message that a person reads. */
export function tail({ stdout, stderr }: Said, lines = 12): string {
  const said = stderr.trim() === '' ? stdout : stderr;
  return said.trim().split('\n').slice(-lines).join('\n');
}

/** Without the variables by which a checker could be told to look away. */
export function unspoken(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const orders = /^(?:TRIVY|CKV|CHECKOV|ZIZMOR|GITLEAKS|SHELLCHECK|BIOME)_/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !orders.test(name)));
}

// --- internal ---

function stopped(program: string, how: string, cause?: unknown): FleetError {
  return new FleetError({
    code: 'CHECK_PROGRAM',
    what: `${program} ${how}.`,
    fix: 'Run it by hand to see why.',
    exit: exitStatus.impossible,
    cause,
  });
}
