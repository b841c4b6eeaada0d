import { readQuoted, readScalar } from './plain-scalar.ts';
import type { Value, ValueMap } from './value.ts';

/**
 * Reads a document in the narrow style in which our renderer writes: block maps and lists,
 * scalars of one line, texts behind `|`. Reading YAML is what a review spends its time on,
 * and this takes a tenth of what the library does. Undefined for anything else, errors
 * included: that is the library's to read. A test holds the two against each other.
 */
export function readBlock(text: string): ValueMap | undefined {
  // Other line ends and byte order marks mean something to YAML that they do not mean here.
  if (/[\r\ufeff]/.test(text)) return undefined;
  const reader = new BlockReader(text.split('\n'));
  try {
    return reader.document();
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

// --- internal ---

/** Something that only the library knows how to read. */
class Unusual extends Error {}

const key =
  /^(?:(?<plain>[A-Za-z][\w./-]*(?::[\w./-]+)*)|(?<quoted>"(?:[^"\\]|\\.)*")):(?: (?<value>.+))?$/;

/** Deeper than any object, and far from the end of the stack. */
const deepest = 100;

/** Words that recur in every object, each kept once: a review holds thousands of objects. */
const words = new Map<string, string>();
const mostWords = 5000;
const longestWord = 100;

function same(word: string): string {
  const known = words.get(word);
  if (known !== undefined) return known;
  if (words.size < mostWords && word.length <= longestWord) words.set(word, word);
  return word;
}

class BlockReader {
  readonly #lines: string[];
  #at = 0;

  constructor(lines: string[]) {
    this.#lines = lines;
  }

  document(): ValueMap {
    const read = this.#map(0);
    if (this.#indent() !== -1) throw new Unusual();
    return read;
  }

  /** Indent of the next line that says something, −1 at the end. */
  #indent(): number {
    while (this.#lines[this.#at] === '') this.#at += 1;
    const line = this.#lines[this.#at];
    if (line === undefined) return -1;
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    if (indent === line.length || indent > deepest) throw new Unusual();
    return indent;
  }

  #map(indent: number): ValueMap {
    const read = new Map<string, Value>();
    for (let next = this.#indent(); next >= indent; next = this.#indent()) {
      const found = key.exec((this.#lines[this.#at] ?? '').slice(indent))?.groups;
      const name = found?.['plain'] ?? (found?.['quoted'] && readQuoted(found['quoted']));
      if (next > indent || name === undefined || read.has(name)) throw new Unusual();
      this.#at += 1;
      read.set(same(name), this.#value(found?.['value'], indent));
    }
    return read;
  }

  #list(indent: number): Value[] {
    const read: Value[] = [];
    for (let next = this.#indent(); next >= indent; next = this.#indent()) {
      const line = this.#lines[this.#at] ?? '';
      if (next > indent || !line.startsWith('- ', indent)) throw new Unusual();
      const rest = line.slice(indent + 2);
      if (key.test(rest)) {
        // The first field of an item stands behind its dash.
        this.#lines[this.#at] = `${' '.repeat(indent + 2)}${rest}`;
        read.push(this.#map(indent + 2));
      } else {
        this.#at += 1;
        read.push(this.#value(rest, indent));
      }
    }
    return read;
  }

  /** What stands behind a key or a dash at this indent. */
  #value(text: string | undefined, indent: number): Value {
    if (text === undefined) return this.#below(indent);
    if (text === '|' || text === '|-') return this.#literal(indent, text === '|');
    const read = text === '{}' ? new Map() : text === '[]' ? [] : readScalar(text);
    // A deeper line would go on with this one.
    if (read === undefined || this.#indent() > indent) throw new Unusual();
    return typeof read === 'string' ? same(read) : read;
  }

  #below(indent: number): Value {
    const next = this.#indent();
    const isItem = next >= indent && (this.#lines[this.#at] ?? '').startsWith('- ', next);
    if (next <= indent) {
      if (isItem) throw new Unusual();
      return null;
    }
    return isItem ? this.#list(next) : this.#map(next);
  }

  /** Lines as they stand, less the indent of the first; one line end at the end, or none. */
  #literal(indent: number, ends: boolean): string {
    const first = this.#lines[this.#at] ?? '';
    const margin = /^ */.exec(first)?.[0].length ?? 0;
    if (margin <= indent || margin === first.length) throw new Unusual();
    const start = ' '.repeat(margin);
    const kept: string[] = [];
    for (; this.#at < this.#lines.length; this.#at += 1) {
      const line = this.#lines[this.#at] ?? '';
      if (line !== '' && !line.startsWith(start)) break;
      if (line.length > 0 && line.trim() === '') throw new Unusual();
      kept.push(line.slice(margin));
    }
    while (kept.at(-1) === '') kept.pop();
    // Between the two indents lies what YAML refuses.
    if (this.#indent() > indent) throw new Unusual();
    return kept.join('\n') + (ends ? '\n' : '');
  }
}
