import type { Value, ValueMap } from './value.ts';

/**
 * An object of the renderer as a `Value`: as it would read when it is written and parsed
 * again. cdk8s drops what is null or undefined, and so does this.
 */
export function fromObject(object: object): ValueMap {
  return new Map(
    Object.entries(object).flatMap(([key, held]: [string, unknown]): [string, Value][] => {
      return held === undefined || held === null ? [] : [[key, fromAny(held)]];
    }),
  );
}

// --- internal ---

function fromAny(value: unknown): Value {
  if (Array.isArray(value)) return value.map(fromAny);
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'object':
      return value === null ? null : fromObject(value);
    default:
      return null;
  }
}
