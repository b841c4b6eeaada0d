import { isList, isMap, same, type Value, type ValueMap } from '../manifest/value.ts';
import { inOrder } from '../tree/order.ts';
import { isFlat, keyed } from './list.ts';
import type { Path } from './path.ts';

/** One place at which two values differ; undefined where there is none. */
export interface Difference {
  readonly path: Path;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/**
 * Every place at which two values differ, as deep as it can be told. Items of a
 * list are matched by their name where they have one; a changed order alone is
 * told as one difference of the list.
 */
export function differences(
  before: Value | undefined,
  after: Value | undefined,
  path: Path = [],
): Difference[] {
  if (same(before, after)) return [];
  if (isMap(before) && isMap(after)) return inMaps(before, after, path);
  if (isList(before) && isList(after)) return inLists(before, after, path);
  return [{ path, before, after }];
}

// --- internal ---

function inMaps(before: ValueMap, after: ValueMap, path: Path): Difference[] {
  return inOrder(new Set([...before.keys(), ...after.keys()])).flatMap((field) =>
    differences(before.get(field), after.get(field), [...path, { field }]),
  );
}

function inLists(before: readonly Value[], after: readonly Value[], path: Path): Difference[] {
  const named = keyed(before, after);
  if (named !== undefined) return inNamed(named.before, named.after, path);
  if (isFlat(before) && isFlat(after)) return [{ path, before, after }];
  const places = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
  return places.flatMap((index) => differences(before[index], after[index], [...path, { index }]));
}

function inNamed(before: ValueMap, after: ValueMap, path: Path): Difference[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  const found = [...names].flatMap((item) =>
    differences(before.get(item), after.get(item), [...path, { item }]),
  );
  const kept = (one: ValueMap, other: ValueMap) =>
    [...one.keys()].filter((name) => other.has(name));
  const [from, to] = [kept(before, after), kept(after, before)];
  return same(from, to) ? found : [...found, { path, before: from, after: to }];
}
