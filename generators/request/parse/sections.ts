import { type Field, headingOf } from '../definition/field.ts';
import type { RequestKind } from '../definition/kind.ts';
import { type AbsentField, changedLabels } from './changed-label.ts';
import type { Lines } from './normalise.ts';
import { outOfOrder } from './order.ts';

/** Where a field's answer stands, or why nobody can tell. */
export type Section =
  | {
      readonly found: 'once';
      readonly line: number;
      readonly lines: Lines;
      readonly misplaced: boolean;
    }
  /** `at`: the first lines of `times` on which its heading stands. */
  | {
      readonly found: 'repeatedly';
      readonly line: number;
      readonly at: readonly number[];
      readonly times: number;
    }
  | { readonly found: 'changed'; readonly line: number }
  /** `line`: where its heading should be put back. */
  | { readonly found: 'never'; readonly line: number };

export interface Sections {
  /** Lines above the first heading. */
  readonly before: Lines;
  readonly of: ReadonlyMap<Field, Section>;
}

/** Lines of a repeated heading that are named to the reader. */
const mostNamed = 5;

/**
 * Cuts a body at the headings of its form, and only there: a line is a heading if it is
 * one to the last character; everything else is text of the field above it. Where a
 * heading is missing, one that reads like it cuts too.
 */
export function cutIntoSections(lines: Lines, kind: RequestKind, markerText?: string): Sections {
  const { headings, cuts } = findHeadings(lines, kind, markerText);
  const { length } = lines.texts;
  const changed = changedLabels(lines, absentFields(kind, headings, length), cuts);
  const ends = endOfEach([...cuts, ...changed.values()], length);
  const misplaced = outOfOrder(
    kind.fields.flatMap((field) => {
      const heading = headings.get(field);
      return heading?.times === 1 ? [{ field, line: heading.line }] : [];
    }),
  );
  const of = new Map<Field, Section>();
  let next = length;
  // From the end, so that a missing field knows the heading before which it belongs.
  for (const field of [...kind.fields].reverse()) {
    const heading = headings.get(field);
    const changedOn = changed.get(field);
    next = heading?.line ?? changedOn ?? next;
    if (heading === undefined) {
      of.set(field, { found: changedOn === undefined ? 'never' : 'changed', line: next });
    } else if (heading.times > 1) {
      of.set(field, { found: 'repeatedly', ...heading });
    } else {
      const answer = {
        first: next + 1,
        texts: lines.texts.slice(next, (ends.get(next) ?? length + 1) - 1),
      };
      of.set(field, { found: 'once', line: next, lines: answer, misplaced: misplaced.has(field) });
    }
  }
  const [first = length + 1] = ends.keys();
  return { before: { first: 1, texts: lines.texts.slice(0, first - 1) }, of };
}

// --- internal ---

interface Heading {
  readonly line: number;
  readonly at: readonly number[];
  readonly times: number;
}

/** Where each field's heading stands, and every line that is a heading. */
function findHeadings(
  lines: Lines,
  { fields }: RequestKind,
  markerText: string | undefined,
): { readonly headings: ReadonlyMap<Field, Heading>; readonly cuts: ReadonlySet<number> } {
  const byText = new Map(fields.map((field) => [headingOf(field), field]));
  const last = fields.at(-1);
  if (markerText !== undefined && last !== undefined) byText.set(markerText, last);
  const headings = new Map<Field, Heading>();
  const cuts = new Set<number>();
  for (const [index, text] of lines.texts.entries()) {
    const field = byText.get(text);
    if (field === undefined) continue;
    const number = index + 1;
    cuts.add(number);
    const { line, at, times } = headings.get(field) ?? { line: number, at: [], times: 0 };
    headings.set(field, {
      line,
      at: times < mostNamed ? [...at, number] : at,
      times: times + 1,
    });
  }
  return { headings, cuts };
}

/** Fields without a heading, each between the headings that are its neighbours in the form. */
function absentFields(
  { fields }: RequestKind,
  headings: ReadonlyMap<Field, Heading>,
  length: number,
): readonly AbsentField[] {
  return fields.flatMap((field, index) => {
    if (headings.has(field)) return [];
    const above = fields.slice(0, index).findLast((other) => headings.has(other));
    const below = fields.slice(index + 1).find((other) => headings.has(other));
    return [
      {
        field,
        after: lineOf(above, headings) ?? 0,
        before: lineOf(below, headings) ?? length + 1,
      },
    ];
  });
}

function lineOf(field: Field | undefined, headings: ReadonlyMap<Field, Heading>) {
  return field === undefined ? undefined : headings.get(field)?.line;
}

/** Each cut with the next one, in the order of the body. */
function endOfEach(cuts: readonly number[], length: number): ReadonlyMap<number, number> {
  const sorted = [...cuts].sort((a, b) => a - b);
  return new Map(sorted.map((cut, index) => [cut, sorted[index + 1] ?? length + 1]));
}
