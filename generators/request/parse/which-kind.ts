import { asOf } from '../definition/earlier.ts';
import { headingOf } from '../definition/field.ts';
import type { RequestKind } from '../definition/kind.ts';
import { readMarker } from '../definition/marker.ts';
import type { Lines } from './normalise.ts';

/** What a body says it is. */
export interface KindFound {
  readonly kind: RequestKind;
  /** Version of the form that it was written with; null where the marker is gone. */
  readonly formVersion: number | null;
  /** Whether it is an earlier version of the form. */
  readonly isEarlier: boolean;
  /** Fields that the form did not have in that version. */
  readonly without: readonly string[];
  /** Line of a marker of a version that nobody kept, which stands for the heading of the commitments. */
  readonly markerText?: string;
}

/**
 * Which form a body was written with. Its marker says so; where several stand, because a text
 * holds one more, the one whose form has most of its headings there: of equals today's own
 * version, then the last, for it ends the form. Without a marker, the form most of whose
 * headings are there.
 */
export function whichKind(lines: Lines, kinds: readonly RequestKind[]): KindFound | undefined {
  const marked = markedForms(lines, kinds);
  if (marked.length > 0) return marked.length === 1 ? marked[0] : likeliest(marked, lines);
  const kind = mostHeadings(lines, kinds);
  return kind === undefined
    ? undefined
    : { kind, formVersion: null, without: [], isEarlier: false };
}

// --- internal ---

/**
 * Headings without which a body is no form: of one that was quoted whole the first line alone
 * is left, and to name every section that "is missing" would help nobody.
 */
const fewest = 2;

/** The forms that markers of the body name, each once; the last marker's last. */
function markedForms(lines: Lines, kinds: readonly RequestKind[]): readonly KindFound[] {
  const found = new Map<string, KindFound>();
  for (const text of lines.texts) {
    const marker = readMarker(text);
    const kind = marker && kinds.find(({ id }) => id === marker.kind);
    if (marker === undefined || kind === undefined) continue;
    const form = formOf(kind, marker.version, text);
    // Versions that nobody kept are one: there may be thousands.
    const key = `${kind.id}/${form.markerText === undefined ? marker.version : '?'}`;
    found.delete(key);
    found.set(key, form);
  }
  return [...found.values()];
}

function formOf(kind: RequestKind, formVersion: number, markerText: string): KindFound {
  const current = { kind, formVersion, without: [], isEarlier: false };
  if (formVersion === kind.formVersion) return current;
  const earlier = asOf(kind, formVersion);
  return earlier === undefined
    ? { ...current, markerText }
    : { ...earlier, formVersion, isEarlier: true };
}

function likeliest(marked: readonly KindFound[], lines: Lines): KindFound | undefined {
  const texts = new Set(lines.texts);
  const isToday = ({ isEarlier, markerText }: KindFound) => !isEarlier && markerText === undefined;
  const byAge = [...marked.filter((form) => !isToday(form)), ...marked.filter(isToday)];
  const counts = byAge.map(({ kind }) => headingsIn(texts, kind));
  return byAge[counts.lastIndexOf(Math.max(...counts))];
}

function headingsIn(texts: ReadonlySet<string>, { fields }: RequestKind): number {
  return fields.filter((field) => texts.has(headingOf(field))).length;
}

function mostHeadings(lines: Lines, kinds: readonly RequestKind[]): RequestKind | undefined {
  const texts = new Set(lines.texts);
  const counted = kinds.map((kind) => ({
    kind,
    count: headingsIn(texts, kind),
  }));
  const most = Math.max(...counted.map(({ count }) => count));
  return most < fewest ? undefined : counted.find(({ count }) => count === most)?.kind;
}
