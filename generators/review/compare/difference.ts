import { isList, isMap, same, type Value, type ValueMap } from '../manifest/value.ts';
import { inOrder } from '../tree/order.ts';
import { jsonText } from './json-text.ts';
import { isFlat, likelyNamed, type Named, named, paired } from './list.ts';
import type { Path } from './path.ts';
import { fieldType, itemType, listKind, type Type } from './schema.ts';
import { sameScalar } from './spelling.ts';

/** One place at which two values differ; undefined where there is none. */
export interface Difference {
  readonly path: Path;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/**
 * Every place at which two values differ, as deep as it can be told. Items of a list are
 * matched as Kubernetes merges them; where the order of a list means something, another
 * order is one difference of the list. Another spelling of the same value is none.
 */
export function differences(
  before: Value | undefined,
  after: Value | undefined,
  type?: Type,
  path: Path = [],
): Difference[] {
  if (same(before, after)) return [];
  if (isMap(before) && isMap(after)) return inMaps(before, after, type, path);
  if (isList(before) && isList(after)) return inLists(before, after, type, path);
  const inside = inJson(before, after, path);
  if (inside.length > 0) return inside;
  return sameScalar(before, after, type) ? [] : [{ path, before, after }];
}

// --- internal ---

/** What differs in two texts of a file that ends in `.json`; nothing when they are none, or only written otherwise. */
function inJson(before: Value | undefined, after: Value | undefined, path: Path): Difference[] {
  const last = path.at(-1);
  if (last === undefined || !('field' in last) || !last.field.endsWith('.json')) return [];
  const [one, other] = [jsonText(before), jsonText(after)];
  return one === undefined || other === undefined ? [] : differences(one, other, undefined, path);
}

function inMaps(before: ValueMap, after: ValueMap, type: Type, path: Path): Difference[] {
  return inOrder(new Set([...before.keys(), ...after.keys()])).flatMap((field) =>
    differences(before.get(field), after.get(field), fieldType(type, field), [...path, { field }]),
  );
}

function inLists(
  before: readonly Value[],
  after: readonly Value[],
  type: Type,
  path: Path,
): Difference[] {
  const kind = listKind(type);
  const items = itemType(type);
  const found =
    kind?.by === 'keys'
      ? (named(before, after, kind.keys) ?? likelyNamed(before, after))
      : kind?.by === 'content'
        ? undefined
        : likelyNamed(before, after);
  if (found !== undefined) return inNamed(found, items, path);
  if (kind?.by === 'content') return inSets(before, after, items, path);
  if (isFlat(before) && isFlat(after)) {
    const alike =
      before.length === after.length &&
      before.every((item, index) => sameScalar(item, after[index], items));
    return alike ? [] : [{ path, before, after }];
  }
  const { pairs, kept } = paired(before, after);
  const ordered = kept.every((place, index) => index === 0 || (kept[index - 1] ?? 0) < place);
  const inside = pairs.flatMap((pair) =>
    differences(pair.before, pair.after, items, [...path, { index: pair.index }]),
  );
  return ordered ? inside : [...inside, { path, before, after }];
}

/** Order says nothing. A list of words is told as a whole: that reads best. */
function inSets(
  before: readonly Value[],
  after: readonly Value[],
  items: Type,
  path: Path,
): Difference[] {
  const { pairs } = paired(before, after);
  const inside = pairs.flatMap((pair) =>
    differences(pair.before, pair.after, items, [...path, { index: pair.index }]),
  );
  if (inside.length === 0 || !isFlat(before) || !isFlat(after)) return inside;
  return [{ path, before, after }];
}

function inNamed({ before, after }: Named, items: Type, path: Path): Difference[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  const found = [...names].flatMap((item) =>
    differences(before.get(item), after.get(item), items, [...path, { item }]),
  );
  const kept = (one: ReadonlyMap<string, Value>, other: ReadonlyMap<string, Value>) =>
    [...one.keys()].filter((name) => other.has(name));
  const [from, to] = [kept(before, after), kept(after, before)];
  return same(from, to) ? found : [...found, { path, before: from, after: to }];
}
