import { Hidden, isList, isMap, same, type Value } from '../manifest/value.ts';
import { inOrder } from '../tree/order.ts';

/** Fields that tell the items of a list apart where Kubernetes' schema is not known, the most telling first. */
const likelyKeys = [
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

/** Items of two lists, each side under the names that tell its items apart. */
export interface Named {
  readonly before: ReadonlyMap<string, Value>;
  readonly after: ReadonlyMap<string, Value>;
}

/** An item that stands on one side, or on both with another content; with its place on that side. */
export interface Pairing {
  readonly before: Value | undefined;
  readonly after: Value | undefined;
  readonly index: number;
}

/** Items by these keys, or undefined when they do not tell the items of both lists apart. */
export function named(
  before: readonly Value[],
  after: readonly Value[],
  keys: readonly string[],
): Named | undefined {
  const [a, b] = [byKeys(before, keys), byKeys(after, keys)];
  return a === undefined || b === undefined ? undefined : { before: a, after: b };
}

/** The same by the first field that tells them apart, where no schema says which does. */
export function likelyNamed(before: readonly Value[], after: readonly Value[]): Named | undefined {
  if (before.length + after.length === 0) return undefined;
  for (const key of likelyKeys) {
    const found = named(before, after, [key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Items that are not in both lists, in the order of the lists: what is equal is matched
 * wherever it stands, what is left is paired first with first. `kept` are the items of
 * `after` that have an equal, by their places in `before`.
 */
export function paired(
  before: readonly Value[],
  after: readonly Value[],
): { readonly pairs: readonly Pairing[]; readonly kept: readonly number[] } {
  const places = new Map<string, number[]>();
  for (const [index, item] of before.entries()) {
    const key = contentKey(item);
    const known = places.get(key);
    if (known === undefined) places.set(key, [index]);
    else known.push(index);
  }
  const kept: number[] = [];
  const come: number[] = [];
  for (const [index, item] of after.entries()) {
    const alike = places.get(contentKey(item)) ?? [];
    const at = alike.findIndex((place) => same(before[place], item));
    if (at === -1) come.push(index);
    else kept.push(...alike.splice(at, 1));
  }
  const gone = [...places.values()].flat().sort((a, b) => a - b);
  const count = Math.max(gone.length, come.length);
  const pairs = Array.from({ length: count }, (_, nth): Pairing => {
    const [old, now] = [gone[nth], come[nth]];
    return {
      before: old === undefined ? undefined : before[old],
      after: now === undefined ? undefined : after[now],
      index: now ?? old ?? nth,
    };
  });
  return { pairs, kept };
}

/** Whether every item is a plain value, so that the list reads best as a whole. */
export function isFlat(list: readonly Value[]): boolean {
  return list.every((item) => item === null || typeof item !== 'object' || item instanceof Hidden);
}

// --- internal ---

function byKeys(
  list: readonly Value[],
  keys: readonly string[],
): ReadonlyMap<string, Value> | undefined {
  const found = new Map<string, Value>();
  for (const item of list) {
    const words = keys.map((key) => keyOf(item, key));
    if (words.includes(undefined)) return undefined;
    found.set(words.join('/'), item);
  }
  return found.size === list.length ? found : undefined;
}

/** A protocol that is not written is TCP, for every kind that has one. */
function keyOf(item: Value, key: string): string | undefined {
  const value = isMap(item) ? item.get(key) : undefined;
  if (value === undefined && key === 'protocol' && isMap(item)) return 'TCP';
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : undefined;
}

/** Equal for equal values, and nearly always another for others; what is hidden is told by what may be seen of it. */
function contentKey(value: Value): string {
  if (value instanceof Hidden) return `hidden ${value.shown}`;
  if (isList(value)) return `[${value.map(contentKey).join()}]`;
  if (!isMap(value)) return JSON.stringify(value);
  const members = inOrder(value.keys()).map(
    (key) => `${JSON.stringify(key)}:${contentKey(value.get(key) ?? null)}`,
  );
  return `{${members.join()}}`;
}
