import type { Field } from '../definition/field.ts';

interface Place {
  readonly field: Field;
  readonly line: number;
}

/**
 * Fields that must move for the form's order to come back: all but the longest row
 * of fields that already stand in that order. `places` are in the form's order.
 */
export function outOfOrder(places: readonly Place[]): ReadonlySet<Field> {
  const rows: (readonly Place[])[] = [];
  for (const place of places) {
    const before = longest(rows.filter((row) => (row.at(-1)?.line ?? 0) < place.line));
    rows.push([...before, place]);
  }
  const kept = longest(rows);
  return new Set(places.filter((place) => !kept.includes(place)).map(({ field }) => field));
}

// --- internal ---

function longest(rows: readonly (readonly Place[])[]): readonly Place[] {
  return rows.reduce((found, row) => (row.length > found.length ? row : found), []);
}
