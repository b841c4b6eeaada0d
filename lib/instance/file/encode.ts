import { unseen } from '../../base/encode/index.ts';
import type { JsonValue } from './json.ts';

/** As in biome.json: the files look as if a person had formatted them. */
const lineWidth = 100;

/**
 * A value as the TypeScript literal that says it, laid out as `biome format` does.
 * Strings are quoted so that no text ends its literal early, whatever it holds;
 * characters that are not seen are written as escapes.
 */
export function encodeLiteral(value: JsonValue): string {
  if (isObject(value)) return openObject(value, 0);
  return laidOut(value, 0, 0, 0);
}

/**
 * A string literal, in the quotes that need fewer escapes (single when equal).
 * @see https://biomejs.dev/reference/configuration/#javascriptformatterquotestyle
 */
export function encodeString(text: string): string {
  const quote = count(text, "'") > count(text, '"') ? '"' : "'";
  let body = '';
  for (const character of text) {
    if (character === '\\' || character === quote) body += `\\${character}`;
    else body += unseen.test(character) ? escaped(character) : character;
  }
  return `${quote}${body}${quote}`;
}

// --- internal ---

type JsonObject = { readonly [key: string]: JsonValue };

/**
 * `column`: where the value starts on its line; `after`: what follows it there
 * (a comma, mostly).
 */
function laidOut(value: JsonValue, indent: number, column: number, after: number): string {
  if (Array.isArray(value)) {
    const inline = mustBreak(value) ? undefined : inlined(value);
    const fits = inline !== undefined && column + widthOf(inline) + after <= lineWidth;
    return fits ? inline : openArray(value, indent);
  }
  if (isObject(value)) {
    const inline = isFlat(value) ? inlined(value) : undefined;
    const fits = inline !== undefined && column + widthOf(inline) + after <= lineWidth;
    return fits ? inline : openObject(value, indent);
  }
  return inlined(value);
}

function openObject(value: JsonObject, indent: number): string {
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const pad = ' '.repeat(indent + 2);
  const lines = entries.map(([name, item]) => {
    const key = encodeKey(name);
    const text = laidOut(item, indent + 2, indent + 2 + widthOf(key) + 2, 1);
    return isTooWide(item, text, key, indent)
      ? `${pad}${key}:\n${pad}  ${text},\n`
      : `${pad}${key}: ${text},\n`;
  });
  return `{\n${lines.join('')}${' '.repeat(indent)}}`;
}

function openArray(value: readonly JsonValue[], indent: number): string {
  const pad = ' '.repeat(indent + 2);
  const lines = value.map((item) => `${pad}${laidOut(item, indent + 2, indent + 2, 1)},\n`);
  return `[\n${lines.join('')}${' '.repeat(indent)}]`;
}

/** A long text goes below its key, unless the key is so short that this would gain nothing. */
function isTooWide(item: JsonValue, text: string, key: string, indent: number): boolean {
  if (typeof item !== 'string' || widthOf(key) < 5) return false;
  return indent + 2 + widthOf(key) + 2 + widthOf(text) + 1 > lineWidth;
}

function inlined(value: JsonValue): string {
  if (typeof value === 'string') return encodeString(value);
  if (Array.isArray(value)) return `[${value.map(inlined).join(', ')}]`;
  if (!isObject(value)) return String(value);
  const entries = Object.entries(value).map(([key, item]) => `${encodeKey(key)}: ${inlined(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** Two objects of several keys never share a line, nor do an object's own objects. */
function mustBreak(value: readonly JsonValue[]): boolean {
  const objects = value.filter(isObject);
  if (objects.some((item) => !isFlat(item))) return true;
  return objects.length > 1 && objects.every((item) => Object.keys(item).length > 1);
}

function isFlat(value: JsonObject): boolean {
  return Object.values(value).every((item) => typeof item !== 'object' || item === null);
}

function encodeKey(key: string): string {
  return /^[a-zA-Z_$][\w$]*$/.test(key) ? key : encodeString(key);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    return `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

/** Columns that a text takes: two for the wide letters of East Asia, none for combining marks. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += columns(character);
  return width;
}

function columns(character: string): number {
  if (/\p{Mn}/u.test(character)) return 0;
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
    character,
  )
    ? 2
    : 1;
}
