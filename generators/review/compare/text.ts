import { Hidden, isList, isMap, type Value } from '../manifest/value.ts';
import { shownKey } from './shown-key.ts';

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

// --- internal ---

function readsAsText(text: string): boolean {
  return text.trim() === text && !/^(?:|true|false|null|~|[-+.]?\d[\d.eE+-]*)$/.test(text);
}

function plain(value: Value): Plain {
  if (value instanceof Hidden) return value.shown;
  if (isList(value)) return value.map(plain);
  if (!isMap(value)) return value;
  const written = new Map<string, Plain>();
  for (const [key, held] of value) written.set(shownKey(key, written), plain(held));
  return written;
}
