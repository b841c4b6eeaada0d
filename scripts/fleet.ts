import { readFileSync } from 'node:fs';
import { exitStatus, FleetError } from '../lib/base/index.ts';

// citty asks only NO_COLOR=1; colour belongs on a terminal, and any NO_COLOR counts.
if (!process.stdout.isTTY || process.env['NO_COLOR']) process.env['NO_COLOR'] = '1';
const { defineCommand, renderUsage, runCommand } = await import('citty');
const { strict, usage } = await import('./rim/usage.ts');

/**
 * The command. The only place that prints an error and settles the exit status;
 * each subcommand is a file beside this one, loaded when it is called.
 */
const fleet = defineCommand({
  meta: {
    name: 'fleet',
    description: 'Electronic lab notebooks, from a request to a deployed instance.',
  },
  subCommands: {
    audit: () => import('./audit.ts').then(({ command }) => strict(command)),
    codemod: () => import('./codemod.ts').then(({ command }) => strict(command)),
    deliver: () => import('./deliver.ts').then(({ command }) => strict(command)),
    demo: () => import('./demo.ts').then(({ command }) => strict(command)),
    doctor: () => import('./doctor.ts').then(({ command }) => strict(command)),
    pilots: () => import('./pilots.ts').then(({ command }) => strict(command)),
    reference: () => import('./reference.ts').then(({ command }) => strict(command)),
    render: () => import('./render.ts').then(({ command }) => strict(command)),
    request: () => import('./request.ts').then(({ command }) => command),
    review: () => import('./review.ts').then(({ command }) => strict(command)),
  },
});

// A reader that has seen enough (`| head`) is no failure; a full disk is one.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') report(error);
  process.exit();
});

await main(process.argv.slice(2)).catch(report);

async function main(words: readonly string[]): Promise<void> {
  if (words.length === 1 && words[0] === '--version') {
    process.stdout.write(`${version()}\n`);
    return;
  }
  if (words.some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(`${await help(words)}\n`);
    return;
  }
  await runCommand(fleet, { rawArgs: [...words] });
}

/** Usage of the command that the words name, or of the whole. */
async function help(words: readonly string[]): Promise<string> {
  let command: typeof fleet = fleet;
  let parent: typeof fleet | undefined;
  for (const word of words) {
    const children = command.subCommands as Record<string, () => Promise<typeof fleet>> | undefined;
    const child = children?.[word];
    if (child === undefined) break;
    parent = command;
    command = await child();
  }
  return renderUsage(command, parent);
}

function version(): string {
  const place = new URL('../package.json', import.meta.url);
  const { version }: { version: string } = JSON.parse(readFileSync(place, 'utf8'));
  return version;
}

function report(error: unknown): void {
  const told = asFleetError(error);
  process.stderr.write(`${told.code}: ${told.message}\n`);
  if (wantsJson(process.argv)) process.stdout.write(`${JSON.stringify(asJson(told), null, 2)}\n`);
  // A defect of ours: whoever mends it needs the place.
  if (told.code === 'DEFECT' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exitCode = told.exit;
}

/** Whoever asked for JSON gets JSON, whatever happened. */
function wantsJson(words: readonly string[]): boolean {
  const format = words.indexOf('--format');
  return (
    words.includes('--json') ||
    words.includes('--format=json') ||
    (format >= 0 && words[format + 1] === 'json')
  );
}

function asJson({ code, what, where, fix }: FleetError) {
  return { version: 1, error: { code, what, where: where ?? null, fix: fix ?? null } };
}

function asFleetError(error: unknown): FleetError {
  if (error instanceof FleetError) return error;
  if (isSystemError(error)) {
    return new FleetError({
      code: 'SYSTEM',
      what: `${error.message}.`,
      fix: 'Is the place there, may it be read and written, and is there room?',
      exit: exitStatus.impossible,
      cause: error,
    });
  }
  if (error instanceof Error && error.name === 'CLIError') {
    return usage(`${error.message.replace(/\.$/, '')}.`, 'See fleet --help.');
  }
  const what = error instanceof Error ? error.message : String(error);
  const fix = 'This is a defect of the fleet: please report it with the lines below.';
  return new FleetError({ code: 'DEFECT', what, fix, exit: exitStatus.impossible });
}

/** What the operating system refused: `ENOENT`, `EACCES`, `ENOSPC`… */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
