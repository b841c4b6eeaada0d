import { exitStatus, FleetError } from '../../../lib/base/index.ts';
import { call, type Said } from './process.ts';

/** What a checker needs of the machine, and how a person gets it. */
const needs = {
  go: { args: ['version'], fix: 'Install Go 1.26 or newer and put it on PATH.' },
  python3: {
    args: ['-c', 'import venv, ensurepip'],
    fix: 'Install Python 3.11 or newer (Debian: apt-get install python3 python3-venv).',
  },
  shellcheck: {
    args: ['--version'],
    fix: 'Install it (Debian: apt-get install shellcheck).',
  },
  git: { args: ['--version'], fix: 'Install it (Debian: apt-get install git).' },
} as const;

/**
 * @throws {FleetError} `CHECK_NEEDS` when the program is missing: a check that
 * cannot run fails, it is never skipped.
 */
export async function need(program: keyof typeof needs): Promise<void> {
  const { args, fix } = needs[program];
  const said = await call(program, args).catch((): Said | undefined => undefined);
  if (said?.status === 0) return;
  throw new FleetError({
    code: 'CHECK_NEEDS',
    what: `${program} is missing on this machine, or does not work.`,
    fix,
    exit: exitStatus.impossible,
  });
}
