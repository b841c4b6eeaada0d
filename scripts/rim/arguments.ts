import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { usage } from './usage.ts';

/** The repository that this code stands in. */
const own = fileURLToPath(new URL('../../', import.meta.url));

/** Options that several subcommands share. */
export const shared = {
  repo: { type: 'string', description: 'The repository, if not this one', valueHint: 'DIR' },
  today: { type: 'string', description: 'Judge as of this day', valueHint: 'YYYY-MM-DD' },
  forge: {
    type: 'string',
    description: 'Whose form the body was filled in: github or gitlab',
    valueHint: 'FORGE',
  },
} as const;

/**
 * Folder of the repository that a command works on; without `--repo`, the one that this
 * code stands in.
 *
 * @throws {FleetError} `USAGE` when there is no such folder: none is ever made.
 */
export function repositoryOf(repo: string | undefined): string {
  return repo === undefined ? own : existingFolder('repo', repo);
}

/** @throws {FleetError} `USAGE` unless the option names a folder that is there. */
export function existingFolder(option: string, path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return resolve(path);
  throw usage(`--${option} ${path} is no folder.`, 'Name one that is there.');
}

/** @throws {FleetError} `USAGE` when the option is missing or is none of the words. */
export function oneOf<const Word extends string>(
  option: string,
  value: string | undefined,
  words: readonly Word[],
): Word {
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  throw usage(
    value === undefined ? `--${option} is missing.` : `--${option} ${value} is not known.`,
    `Use one of: ${words.join(', ')}.`,
  );
}

/** @throws {FleetError} `USAGE` unless it is a whole number of at least 1. */
export function positive(option: string, value: string | undefined): number {
  const number = Number(value);
  if (value !== undefined && Number.isSafeInteger(number) && number >= 1) return number;
  throw usage(
    value === undefined ? `--${option} is missing.` : `--${option} ${value} is no number.`,
    'Use a whole number of at least 1.',
  );
}

/** @throws {FleetError} `USAGE` when the option is missing. */
export function needed(option: string, value: string | undefined): string {
  if (value !== undefined && value !== '') return value;
  throw usage(`--${option} is missing.`, 'See --help.');
}
