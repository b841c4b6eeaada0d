import { exitStatus, FleetError } from '../../../lib/base/index.ts';
import { call, tail } from '../../../scripts/checkers/install/process.ts';

/** A PHP with the driver that eLabFTW uses. */
export async function needPhp(): Promise<void> {
  if (await hasPhp()) return;
  await install('php-cli', 'php-mysql');
  if (!(await hasPhp())) throw missing('PHP with pdo_mysql', 'php-cli php-mysql');
}

/** A program whose Debian package is named like it. */
export async function needProgram(name: 'openssl' | 'shellcheck' | 'chromium'): Promise<void> {
  if (await answers(name, [name === 'openssl' ? 'version' : '--version'])) return;
  await install(name);
  if (!(await answers(name, [name === 'openssl' ? 'version' : '--version']))) {
    throw missing(name, name);
  }
}

// --- internal ---

async function hasPhp(): Promise<boolean> {
  return answers('php', [
    '-r',
    'exit(extension_loaded("pdo_mysql") && PHP_VERSION_ID >= 80200 ? 0 : 1);',
  ]);
}

async function answers(program: string, args: readonly string[]): Promise<boolean> {
  return call(program, args, { minutes: 1 }).then(
    ({ status }) => status === 0,
    () => false,
  );
}

async function install(...packages: readonly string[]): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await call('apt-get', ['update'], { env }).catch(() => undefined);
  const said = await call('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
    env,
  });
  if (said.status !== 0) throw missing(packages.join(', '), packages.join(' '), tail(said));
}

function missing(what: string, packages: string, told = ''): FleetError {
  return new FleetError({
    code: 'DATA_BED',
    what: `This machine has no ${what}.\n${told}`.trimEnd(),
    fix: `Install it (Debian 12 or newer: apt-get install ${packages}).`,
    exit: exitStatus.impossible,
  });
}
