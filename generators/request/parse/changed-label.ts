import { distance } from 'fastest-levenshtein';
import { type Field, labelOf } from '../definition/field.ts';
import type { Lines } from './normalise.ts';

/** Headings that are looked at, and their length: a body of any size costs the same. */
const mostHeadings = 100;
const longestHeading = 200;

/** A field whose heading is nowhere, and the lines between which it belongs. */
export interface AbsentField {
  readonly field: Field;
  /** Line of the heading above its place, and of the one below. */
  readonly after: number;
  readonly before: number;
}

/**
 * For fields whose heading is nowhere: the line of a heading that reads like it and stands in
 * its place, so that the answer can say "you changed this line" rather than "it is missing". A
 * look-alike elsewhere is text of the field it stands in.
 */
export function changedLabels(
  lines: Lines,
  absent: readonly AbsentField[],
  known: ReadonlySet<number>,
): ReadonlyMap<Field, number> {
  const found = new Map<Field, number>();
  if (absent.length === 0) return found;
  const headings = headingLike(lines, known);
  for (const { field, after, before } of absent) {
    const label = labelOf(field);
    const limit = Math.max(2, Math.floor(label.length / 5));
    const [best] = headings
      .filter(({ line }) => line > after && line < before)
      .filter(({ line }) => ![...found.values()].includes(line))
      .map(({ line, text }) => ({ line, apart: distance(text, label) }))
      .filter(({ apart }) => apart <= limit)
      .sort((a, b) => a.apart - b.apart);
    if (best !== undefined) found.set(field, best.line);
  }
  return found;
}

// --- internal ---

function headingLike(
  lines: Lines,
  known: ReadonlySet<number>,
): { readonly line: number; readonly text: string }[] {
  const headings: { readonly line: number; readonly text: string }[] = [];
  for (const [index, text] of lines.texts.entries()) {
    if (headings.length === mostHeadings) break;
    const number = lines.first + index;
    if (text.length > longestHeading || !/^\s*#/.test(text) || known.has(number)) continue;
    headings.push({ line: number, text: text.replace(/^[\s#]+/, '').trim() });
  }
  return headings;
}
