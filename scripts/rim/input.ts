import { readFileSync } from 'node:fs';
import { exitStatus, FleetError } from '../../lib/base/index.ts';
import { utf8 } from './utf8.ts';

/**
 * Text of a file, or of standard input for `-`.
 *
 * @throws {FleetError} `INPUT_UNREADABLE`, `INPUT_ENCODING` where it is not UTF-8.
 */
export function readInput(path: string): string {
  const text = utf8(bytesOf(path));
  if (text !== undefined) return text;
  throw new FleetError({
    code: 'INPUT_ENCODING',
    what: 'The text is not UTF-8.',
    where: path,
    fix: 'Save it as UTF-8: in another encoding, letters with accents would be lost.',
    exit: exitStatus.usage,
  });
}

/** What JSON the text is. @throws {FleetError} `INPUT_NOT_JSON`. */
export function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FleetError({
      code: 'INPUT_NOT_JSON',
      what: `This is no JSON: ${cause instanceof Error ? cause.message : String(cause)}.`,
      where: path,
      fix: 'Compare it with examples/requests.',
      exit: exitStatus.usage,
      cause,
    });
  }
}

// --- internal ---

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path === '-' ? 0 : path);
  } catch (cause) {
    throw new FleetError({
      code: 'INPUT_UNREADABLE',
      what: `The file cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
      where: path,
      fix: 'Name a file, or - for standard input.',
      exit: exitStatus.impossible,
      cause,
    });
  }
}
