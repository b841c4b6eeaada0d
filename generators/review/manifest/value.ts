/** A value of a manifest. Maps are `Map`s, so that no key can reach a prototype. */
export type Value = string | number | boolean | null | Hidden | readonly Value[] | ValueMap;
export type ValueMap = ReadonlyMap<string, Value>;

/**
 * Text of which a part must not be shown. It knows whether it is the same as
 * another and what may be printed of it; what it hides cannot be had back, so
 * whoever handles a manifest after the masking cannot leak by mistake.
 */
export class Hidden {
  readonly shown: string;
  /** What the text says when it is a JSON object, its own values hidden where they must be. */
  readonly json: ValueMap | undefined;
  readonly #raw: string;

  constructor(raw: string, shown: string, json?: ValueMap) {
    this.#raw = raw;
    this.shown = shown;
    this.json = json;
  }

  equals(other: Value | undefined): boolean {
    return other instanceof Hidden && other.#raw === this.#raw;
  }
}

export function isMap(value: Value | undefined): value is ValueMap {
  return value instanceof Map;
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** The value below these keys, or undefined when the way does not lead there. */
export function at(value: Value | undefined, ...keys: readonly string[]): Value | undefined {
  let found = value;
  for (const key of keys) {
    if (!isMap(found)) return undefined;
    found = found.get(key);
  }
  return found;
}

/** Items of a list, or none. */
export function items(value: Value | undefined): readonly Value[] {
  return isList(value) ? value : [];
}

/** What may be shown of a text, or undefined when the value is none. */
export function textOf(value: Value | undefined): string | undefined {
  if (value instanceof Hidden) return value.shown;
  return typeof value === 'string' ? value : undefined;
}

/** Equality by content. The order of a map's keys is no difference. */
export function same(a: Value | undefined, b: Value | undefined): boolean {
  if (a instanceof Hidden) return a.equals(b);
  if (isList(a)) {
    return isList(b) && a.length === b.length && a.every((item, index) => same(item, b[index]));
  }
  if (isMap(a)) {
    if (!isMap(b) || a.size !== b.size) return false;
    return [...a].every(([key, value]) => b.has(key) && same(value, b.get(key)));
  }
  return Object.is(a, b);
}
