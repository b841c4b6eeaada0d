import { isList, isMap, type Value } from '../manifest/value.ts';
import type { ObjectChange } from './comparison.ts';
import { named } from './list.ts';
import type { Path } from './path.ts';
import { fieldType, itemType, listKind, objectType, type Type } from './schema.ts';

/** One scalar that came, went or changed; the way to it as fields, names of items, places in lists. */
export interface Leaf {
  readonly path: readonly string[];
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/**
 * What changed, down to the scalars: a whole `securityContext` that goes is told as each
 * of its fields going, and a whole object that comes as each of its own coming, so that
 * no rule is evaded by removing the parent or by a new name.
 */
export function scalarChanges(change: ObjectChange): readonly Leaf[] {
  const found = known.get(change) ?? leavesOf(change);
  known.set(change, found);
  return found;
}

// --- internal ---

/** A dozen rules ask the same of one change. */
const known = new WeakMap<ObjectChange, readonly Leaf[]>();

function leavesOf(change: ObjectChange): Leaf[] {
  const { before, after, differences } = change;
  const manifest = after ?? before;
  if (manifest === undefined) return [];
  const type = objectType(manifest.apiVersion, manifest.kind);
  const changed =
    change.change === 'changed'
      ? differences
      : [{ path: [], before: before?.body, after: after?.body }];
  return changed.flatMap((one) => leavesAt(one, typeAt(type, one.path)));
}

type Changed = Pick<ObjectChange['differences'][number], 'path' | 'before' | 'after'>;

interface Scalar {
  readonly path: readonly string[];
  readonly value: Value;
}

function leavesAt({ path, before, after }: Changed, type: Type): Leaf[] {
  const at = path.map(stepName);
  const [old, now] = [byPath(scalars(before, at, type)), byPath(scalars(after, at, type))];
  return [...new Set([...old.keys(), ...now.keys()])].map((key) => ({
    path: (old.get(key) ?? now.get(key))?.path ?? at,
    before: old.get(key)?.value,
    after: now.get(key)?.value,
  }));
}

function byPath(found: readonly Scalar[]): Map<string, Scalar> {
  return new Map(found.map((one) => [JSON.stringify(one.path), one]));
}

function typeAt(type: Type, path: Path): Type {
  return path.reduce<Type>((held, step) => {
    return 'field' in step ? fieldType(held, step.field) : itemType(held);
  }, type);
}

function stepName(step: Path[number]): string {
  if ('field' in step) return step.field;
  return 'item' in step ? step.item : String(step.index);
}

function scalars(value: Value | undefined, path: readonly string[], type: Type): Scalar[] {
  if (value === undefined) return [];
  if (isMap(value)) {
    return [...value].flatMap(([key, held]) => scalars(held, [...path, key], fieldType(type, key)));
  }
  if (!isList(value)) return [{ path, value }];
  return itemsOf(value, type).flatMap(([name, held]) => {
    return scalars(held, [...path, name], itemType(type));
  });
}

/** The items under the names by which a difference would call them. */
function itemsOf(list: readonly Value[], type: Type): readonly (readonly [string, Value])[] {
  const kind = listKind(type);
  const known = kind?.by === 'keys' ? named(list, [], kind.keys)?.before : undefined;
  return known === undefined
    ? list.map((held, index) => [String(index), held] as const)
    : [...known];
}
