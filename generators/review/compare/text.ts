import { stringify } from 'yaml';
import { Hidden, isList, isMap, type Value } from '../manifest/value.ts';
import { masked } from '../mask/name.ts';
import { maskTokens } from '../mask/token.ts';

/** A plain value of which nothing is hidden any more, for a writer. */
type Plain = string | number | boolean | null | Plain[] | Map<string, Plain>;

/** One line for a report: a text as it is, quoted only where it would read as something else. */
export function valueText(value: Value): string {
  if (value instanceof Hidden) return value.shown;
  if (typeof value === 'string') return readsAsText(value) ? value : JSON.stringify(value);
  return JSON.stringify(plain(value), (_, held: unknown) =>
    held instanceof Map ? Object.fromEntries(held) : held,
  );
}

/** The whole value as YAML, a line a field. */
export function yamlText(value: Value): string {
  return stringify(plain(value), { lineWidth: 0, aliasDuplicateObjects: false });
}

// --- internal ---

function readsAsText(text: string): boolean {
  return text.trim() === text && !/^(?:|true|false|null|~|[-+.]?\d[\d.eE+-]*)$/.test(text);
}

function plain(value: Value): Plain {
  if (value instanceof Hidden) return value.shown;
  if (isList(value)) return value.map(plain);
  if (!isMap(value)) return value;
  const written = new Map<string, Plain>();
  for (const [key, held] of value) written.set(freeKey(maskTokens(key), written), plain(held));
  return written;
}

/** Two masked keys of one map must not become one. */
function freeKey(key: string, taken: ReadonlyMap<string, Plain>): string {
  let free = key;
  for (let count = 2; taken.has(free); count += 1) free = `${key} ${masked} ${count}`;
  return free;
}
