import type { JsonValue } from '../../../lib/instance/index.ts';
import type { FieldSource } from './source.ts';

/**
 * The fields at which two pieces of data differ, in the order in which they are written.
 * Items of a list are matched where they are equal, the others first with first. A field
 * that one side has not is told whole.
 */
export function fieldChanges(before: JsonValue, after: JsonValue): FieldSource[] {
  return changed(before, after, '').map(({ field, ...sides }) => ({
    field,
    key: /^[^.[]*/.exec(field)?.[0] ?? '',
    ...sides,
  }));
}

// --- internal ---

type Found = Omit<FieldSource, 'key'>;

function changed(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  field: string,
): Found[] {
  if (keyOf(before) === keyOf(after)) return [];
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => {
      return changed(own(before, key), own(after, key), field === '' ? key : `${field}.${key}`);
    });
  }
  if (isListOfObjects(before) && isListOfObjects(after)) return inLists(before, after, field);
  return [{ field, before, after }];
}

function inLists(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  field: string,
): Found[] {
  const left = new Map<string, number>();
  for (const item of before) left.set(keyOf(item), (left.get(keyOf(item)) ?? 0) + 1);
  const come = [...after.entries()].filter(([, item]) => !take(left, keyOf(item)));
  const gone = [...before.entries()]
    .toReversed()
    .filter(([, item]) => take(left, keyOf(item)))
    .toReversed();
  // All are there on both sides: the order alone is another.
  if (come.length + gone.length === 0) return [{ field, before, after }];
  return Array.from({ length: Math.max(come.length, gone.length) }, (_, nth) => {
    const [now, old] = [come[nth], gone[nth]];
    return changed(old?.[1], now?.[1], `${field}[${(now ?? old)?.[0]}]`);
  }).flat();
}

/** Takes one of these away, if there is one. */
function take(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  if (count > 0) counts.set(key, count - 1);
  return count > 0;
}

function keyOf(value: JsonValue | undefined): string {
  return JSON.stringify(value) ?? '';
}

function own(value: { readonly [key: string]: JsonValue }, key: string): JsonValue | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function isObject(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfObjects(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}
