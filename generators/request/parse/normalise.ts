import { withoutUnseen } from '../../../lib/base/encode/index.ts';

/** Consecutive lines of a body. Texts rather than objects: there may be a million of them. */
export interface Lines {
  /** Number of the first, from 1. */
  readonly first: number;
  readonly texts: readonly string[];
}

/** One line of a body, numbered from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/**
 * Marks on one letter beyond which composing takes quadratic time and nobody can
 * read the letter: Unicode's own limit for stream-safe text (UAX 15).
 */
export const marksLimit = 30;
/** Looked for at the head of each run of marks only: at each of its marks would be quadratic. */
const stacked = new RegExp(`(?<!\\p{M})\\p{M}{${marksLimit + 1}}`, 'u');
/** Line ends that keyboards do not make, and that a page shows all the same. */
const rareLineEnds = /[\v\f\u0085\u2028\u2029]/g;

/**
 * The lines of a body: any of the three line ends, Unicode form NFC. A line whose
 * letters carry too many marks is left as it is and named, for the caller to refuse.
 */
export function bodyLines(body: string): {
  readonly lines: Lines;
  readonly stackedOn: readonly number[];
} {
  const text = body.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const whole = composed(text);
  if (whole !== undefined) {
    return { lines: { first: 1, texts: whole.split('\n') }, stackedOn: [] };
  }
  const raw = text.split('\n');
  const each = raw.map(composed);
  return {
    lines: { first: 1, texts: raw.map((line, index) => each[index] ?? line) },
    stackedOn: each.flatMap((line, index) => (line === undefined ? [index + 1] : [])),
  };
}

/**
 * A free text as it is kept: composed, without unseen characters, without blanks at its ends.
 * One that is far beyond `longest` (UTF-16 units) is refused anyway, and not composed.
 */
export function freeText({ texts }: Lines, longest: number): string {
  const text = withoutUnseen(texts.join('\n').replace(rareLineEnds, '\n')).trim();
  const isHopeless = text.length > longest * (marksLimit + 1);
  return isHopeless ? text : (composed(text) ?? text);
}

/** Lines without the blank ones at either end. */
export function trimmed({ first, texts }: Lines): Lines {
  const isFull = (text: string) => text.trim() !== '';
  const start = texts.findIndex(isFull);
  if (start < 0) return { first, texts: [] };
  return { first: first + start, texts: texts.slice(start, texts.findLastIndex(isFull) + 1) };
}

/** Number of characters, as forges count them: a pair of surrogates is one. */
export function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The line on which the character of that rank stands. */
export function lineOfCharacter(text: string, rank: number): number {
  let count = 0;
  let before = '';
  let line = 1;
  for (const sign of text) {
    count += 1;
    if (count > rank) break;
    if (sign === '\n' ? before !== '\r' : sign === '\r') line += 1;
    before = sign;
  }
  return line;
}

// --- internal ---

/** NFC, or undefined where it would cost too much. */
function composed(text: string): string | undefined {
  if (stacked.test(withoutUnseen(text))) return undefined;
  return text.normalize('NFC');
}
