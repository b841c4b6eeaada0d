import { parseArgs } from 'node:util';
import type { ArgsDef, CommandDef } from 'citty';
import { exitStatus, FleetError, nearest } from '../../lib/base/index.ts';

/**
 * A command that refuses what it does not know. citty lets unknown options pass
 * and takes them for their neighbours' values; `--chek` must not render.
 */
export function strict<Args extends ArgsDef>(command: CommandDef<Args>): CommandDef<Args> {
  return {
    ...command,
    async setup(context) {
      if (command.subCommands === undefined) {
        assertUsage(context.rawArgs, (await value(command.args)) ?? {});
      }
      await command.setup?.(context);
    },
  };
}

/** @throws {FleetError} `USAGE` for an unknown option, a missing value, a word too many. */
export function assertUsage(rawArgs: readonly string[], args: ArgsDef): void {
  const named = Object.entries(args).filter(([, arg]) => arg.type !== 'positional');
  const options = Object.fromEntries(
    named.map(([name, arg]) => [
      name,
      { type: arg.type === 'boolean' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const allowPositionals = named.length < Object.keys(args).length;
  let values: Readonly<Record<string, unknown>>;
  try {
    ({ values } = parseArgs({ args: [...rawArgs], options, strict: true, allowPositionals }));
  } catch (cause) {
    throw usageError(cause, rawArgs, Object.keys(options));
  }
  const empty = Object.keys(values).find((name) => values[name] === '');
  // An empty folder would be this one, an empty branch the first: nobody means that.
  if (empty !== undefined) throw usage(`--${empty} is empty.`, 'Give it a value, or leave it out.');
}

/** Wrong usage: exit status 2. */
export function usage(what: string, fix: string): FleetError {
  return new FleetError({ code: 'USAGE', what, fix, exit: exitStatus.usage });
}

// --- internal ---

function usageError(cause: unknown, rawArgs: readonly string[], known: string[]): FleetError {
  const said = cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : String(cause);
  const unknown = rawArgs
    .filter((word) => word.startsWith('--'))
    .map((word) => word.slice(2).replace(/=.*$/s, ''))
    .find((name) => !known.includes(name));
  const meant = unknown === undefined ? undefined : nearest(unknown, known);
  return usage(
    `${said}.`,
    meant === undefined ? 'See --help.' : `Did you mean --${meant}? See --help.`,
  );
}

async function value<T>(lazy: T | Promise<T> | (() => T | Promise<T>)): Promise<T> {
  return lazy instanceof Function ? await lazy() : await lazy;
}
