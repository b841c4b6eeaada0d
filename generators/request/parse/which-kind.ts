import { headingOf } from '../definition/field.ts';
import type { RequestKind } from '../definition/kind.ts';
import { readMarker } from '../definition/marker.ts';
import type { Lines } from './normalise.ts';

/** What a body says it is. */
export interface KindFound {
  readonly kind: RequestKind;
  /** Version of the form that it was written with; null where the marker is gone. */
  readonly formVersion: number | null;
  /** Line of a marker of another version, which stands for the heading of the commitments. */
  readonly markerText?: string;
}

/**
 * Which form a body was written with. The last marker decides: it ends the form, so
 * that nothing which a field holds comes after it. Without a marker, the form most
 * of whose headings are there.
 */
export function whichKind(lines: Lines, kinds: readonly RequestKind[]): KindFound | undefined {
  const markerText = lines.texts.findLast((text) => readMarker(text) !== undefined);
  const marker = markerText === undefined ? undefined : readMarker(markerText);
  const marked = kinds.find((kind) => kind.id === marker?.kind);
  if (marked !== undefined && marker !== undefined && markerText !== undefined) {
    const current = marker.version === marked.formVersion;
    return { kind: marked, formVersion: marker.version, ...(current ? {} : { markerText }) };
  }
  const kind = mostHeadings(lines, kinds);
  return kind === undefined ? undefined : { kind, formVersion: null };
}

// --- internal ---

function mostHeadings(lines: Lines, kinds: readonly RequestKind[]): RequestKind | undefined {
  const texts = new Set(lines.texts);
  const counted = kinds.map((kind) => ({
    kind,
    count: kind.fields.filter((field) => texts.has(headingOf(field))).length,
  }));
  const most = Math.max(...counted.map(({ count }) => count));
  return most === 0 ? undefined : counted.find(({ count }) => count === most)?.kind;
}
