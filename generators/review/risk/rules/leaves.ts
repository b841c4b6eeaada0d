import type { ObjectChange } from '../../compare/comparison.ts';
import { isList, isMap, items, textOf, type Value } from '../../manifest/value.ts';
import type { Hit } from '../rule.ts';

/** One scalar that came, went or changed; the way to it as fields and items' names. */
export interface Leaf {
  readonly path: readonly string[];
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/**
 * What changed, down to the scalars: a whole `securityContext` that goes is told
 * as each of its fields going, so that no rule is evaded by removing the parent.
 */
export function leaves({ differences }: ObjectChange): Leaf[] {
  return differences.flatMap(({ path, before, after }) => {
    const at = path.map(stepName);
    const old = new Map(scalars(before, at).map((one) => [JSON.stringify(one.path), one]));
    const now = new Map(scalars(after, at).map((one) => [JSON.stringify(one.path), one]));
    return [...new Set([...old.keys(), ...now.keys()])].map((key) => ({
      path: (old.get(key) ?? now.get(key))?.path ?? at,
      before: old.get(key)?.value,
      after: now.get(key)?.value,
    }));
  });
}

/** A hit that belongs to the object and its instance. */
export function hitAt({ object, owner }: ObjectChange, message: string): Hit {
  return { object, instances: owner.slug === undefined ? [] : [owner.slug], message };
}

/** A scalar for a message; `none` where there is none. */
export function told(value: Value | undefined): string {
  return value === undefined ? 'none' : (textOf(value) ?? String(value));
}

// --- internal ---

interface Scalar {
  readonly path: readonly string[];
  readonly value: Value;
}

function stepName(step: ObjectChange['differences'][number]['path'][number]): string {
  if ('field' in step) return step.field;
  return 'item' in step ? step.item : String(step.index);
}

function scalars(value: Value | undefined, path: readonly string[]): Scalar[] {
  if (value === undefined) return [];
  if (isMap(value)) return [...value].flatMap(([key, held]) => scalars(held, [...path, key]));
  if (isList(value)) {
    return items(value).flatMap((held, index) => scalars(held, [...path, String(index)]));
  }
  return [{ path, value }];
}
