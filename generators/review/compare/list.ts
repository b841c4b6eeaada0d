import { Hidden, isMap, type Value } from '../manifest/value.ts';

/** Fields by which Kubernetes tells the items of a list apart, the most telling first. */
const mergeKeys = [
  'name',
  'key',
  'mountPath',
  'secretKey',
  'topologyKey',
  'containerPort',
  'port',
  'ip',
  'type',
] as const;

/**
 * Items of two lists under the names that tell them apart, or undefined when no
 * field does so in both. A list of which one side is empty has no say.
 */
export function keyed(
  before: readonly Value[],
  after: readonly Value[],
): { before: Map<string, Value>; after: Map<string, Value> } | undefined {
  if (before.length + after.length === 0) return undefined;
  for (const key of mergeKeys) {
    const [a, b] = [byKey(before, key), byKey(after, key)];
    if (a !== undefined && b !== undefined) return { before: a, after: b };
  }
  return undefined;
}

// --- internal ---

function byKey(list: readonly Value[], key: string): Map<string, Value> | undefined {
  const named = new Map<string, Value>();
  for (const item of list) {
    const name = isMap(item) ? item.get(key) : undefined;
    if (typeof name !== 'string' && typeof name !== 'number') return undefined;
    named.set(`${name}`, item);
  }
  return named.size === list.length ? named : undefined;
}

/** Whether every item is a plain value, so that the list reads best as a whole. */
export function isFlat(list: readonly Value[]): boolean {
  return list.every((item) => item === null || typeof item !== 'object' || item instanceof Hidden);
}
