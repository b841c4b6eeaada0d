import { Hidden, isList, isMap, type Value, type ValueMap } from '../manifest/value.ts';
import { shownKey } from './shown-key.ts';

/**
 * The value as YAML, a line a field, for people and their diffs. Written here because the
 * library takes ten times as long, and a review writes each object twice.
 */
export function yamlLines(value: Value): string[] {
  const lines: string[] = [];
  if (isMap(value) && value.size > 0) writeMap(value, '', '', lines);
  else if (isList(value) && value.length > 0) writeList(value, '', lines);
  else writeAt('', value, '', lines);
  return lines;
}

// --- internal ---

function writeMap(map: ValueMap, first: string, indent: string, lines: string[]): void {
  const written = new Set<string>();
  let start = first;
  for (const [key, held] of map) {
    const name = shownKey(key, written);
    written.add(name);
    writeAt(`${start}${isPlain(name) ? name : JSON.stringify(name)}:`, held, indent, lines);
    start = indent;
  }
}

function writeList(list: readonly Value[], indent: string, lines: string[]): void {
  for (const item of list) {
    if (isMap(item) && item.size > 0) writeMap(item, `${indent}- `, `${indent}  `, lines);
    else writeAt(`${indent}-`, item, indent, lines);
  }
}

/** What stands behind a key or a dash at this indent. */
function writeAt(start: string, value: Value, indent: string, lines: string[]): void {
  const deeper = `${indent}  `;
  if (isMap(value) && value.size > 0) {
    lines.push(start);
    writeMap(value, deeper, deeper, lines);
  } else if (isList(value) && value.length > 0) {
    lines.push(start);
    writeList(value, deeper, lines);
  } else if (isText(value)) {
    lines.push(`${start} ${value.endsWith('\n') ? '|' : '|-'}`);
    const body = value.replace(/\n$/, '').split('\n');
    for (const line of body) lines.push(line === '' ? '' : `${deeper}${line}`);
  } else {
    lines.push(start === '' ? scalar(value) : `${start} ${scalar(value)}`);
  }
}

/** Several lines that read as they stand: the first is not indented, the last not empty. */
function isText(value: Value): value is string {
  return typeof value === 'string' && /^[^\s][\s\S]*\n/.test(value) && !/\n\n$|\r/.test(value);
}

function scalar(value: Value): string {
  if (value instanceof Hidden) return JSON.stringify(value.shown);
  if (typeof value === 'string') return isPlain(value) ? value : JSON.stringify(value);
  if (isMap(value)) return '{}';
  return isList(value) ? '[]' : String(value);
}

const plain = /^[A-Za-z/‹][^\n\r\t"'#]*$/;

/** `20Gi`, `10.64.0.0/16`: begins with a digit, and can be no number. */
const counted = /^[0-9][0-9.:/-]*(?:[G-Zg-z][\w./:-]*|\/[0-9]+)$/;

/** Whether the text is its own YAML beyond doubt. */
function isPlain(text: string): boolean {
  if (counted.test(text)) return true;
  return plain.test(text) && !/: |:$| $/.test(text) && !/^(?:true|false|null)$/i.test(text);
}
