import { asValue } from './as-value.ts';
import { isMap, type ValueMap } from './value.ts';

/** The JSON object that a text holds; undefined when it holds none. Nothing in it is hidden yet. */
export function parseJson(text: string): ValueMap | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    const held = asValue(JSON.parse(text, asMap));
    return isMap(held) ? held : undefined;
  } catch {
    return undefined;
  }
}

// --- internal ---

/** Objects as `Map`s, so that no key can reach a prototype. */
function asMap(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) || value instanceof Map ? value : new Map(Object.entries(value));
}
