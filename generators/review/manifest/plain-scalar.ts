import type { Value } from './value.ts';

/** What a scalar of one line says; undefined where the library has to be asked. */
export function readScalar(text: string): Value | undefined {
  if (text.startsWith('"')) return readQuoted(text);
  if (text.startsWith("'")) {
    return /^'(?:[^']|'')*'$/.test(text) ? text.slice(1, -1).replaceAll("''", "'") : undefined;
  }
  if (!plain.test(text) || /: |:$| #| $/.test(text)) return undefined;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  if (/^(?:null|Null|NULL)$/.test(text)) return null;
  if (!/^-?[0-9]/.test(text)) return text;
  if (number.test(text)) return Number(text);
  // Whatever else may be a number, in another notation or beyond what JavaScript holds.
  return /^[-+0-9.eExXoa-fA-F]*$/.test(text) ? undefined : text;
}

/** A text in double quotes: JSON's are YAML's. Undefined for what only YAML can write. */
export function readQuoted(text: string): string | undefined {
  if (!/^"(?:[^"\\]|\\.)*"$/.test(text)) return undefined;
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'string' ? read : undefined;
  } catch {
    return undefined;
  }
}

// --- internal ---

/** Begins with what is no sign of YAML's, and holds nothing that is not seen. */
const plain =
  /^(?:[A-Za-z_/^$(\u00c0-\u024f]|-?[0-9]|--?[A-Za-z])[\x20-\x7e\u00a1-\u024f\u2010-\u2027\u2030-\u205e]*$/;

/** Numbers that every reader takes for the same. */
const number = /^(?!-0$)-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?$/;
