import { isOpenValue, masked, namesSecretSetting } from './name.ts';
import { maskTokens } from './token.ts';

/** A private key in PEM, whole, or to the end of the text when its end is missing. */
const privateKey =
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|$)/g;

/** `scheme://user:password@host` */
const urlPassword = /(?<![a-z0-9+.-])([a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:)[^\s/@]+@/gi;

/** `name:`, `"name" =`, `name =>`, and `--name ` as on a command line. */
const assignment =
  /(?<![\w.-])(?<name>[\w.-]+)(?:\\*["'])?(?:[ \t]{0,8}(?:=>|[:=])[ \t]{0,8}|[ \t]{1,8}(?<=(?<![\w.-])--[\w-]+[ \t]{1,8}))/g;

/**
 * Free text (a configuration file, a script, a JSON document) with what looks
 * like a secret masked: values given to secret-like names, private keys,
 * passwords in addresses, long random strings. The rest stays readable.
 */
export function maskText(text: string): string {
  let shown = text;
  // Most texts hold none of the signs without which there is nothing to look for.
  if (shown.includes('-----BEGIN ')) shown = shown.replace(privateKey, masked);
  if (shown.includes('://')) shown = shown.replace(urlPassword, `$1${masked}@`);
  if (/[:=]|--/.test(shown)) shown = maskAssignments(shown);
  return maskTokens(shown);
}

// --- internal ---

function maskAssignments(text: string): string {
  const parts: string[] = [];
  let done = 0;
  assignment.lastIndex = 0;
  for (let found = assignment.exec(text); found !== null; found = assignment.exec(text)) {
    const start = assignment.lastIndex;
    if (!namesSecretSetting(found.groups?.['name'] ?? '')) continue;
    const { open, end } = valueAt(text, start);
    const value = text.slice(start + open.length, end);
    if (!isOpenValue(value.trim())) {
      parts.push(text.slice(done, start + open.length), masked);
      done = end;
    }
    assignment.lastIndex = Math.max(end, start);
  }
  return parts.join('') + text.slice(done);
}

/** Where the value that begins here ends, and with which quotation mark it opens. */
function valueAt(text: string, start: number): { open: string; end: number } {
  const line = text.indexOf('\n', start);
  const last = line === -1 ? text.length : line;
  const open = /^\\*["']/.exec(text.slice(start, start + 8))?.[0] ?? '';
  if (open === '') return { open, end: blockEnd(text, start, last) };
  let end = text.indexOf(open, start + open.length);
  // A mark behind a backslash belongs to the value.
  while (open.length === 1 && end !== -1 && end < last && text[end - 1] === '\\') {
    end = text.indexOf(open, end + 1);
  }
  return { open, end: end === -1 || end > last ? last : end };
}

/** End of an unquoted value: of the line, or of the block that `|` or `>` opens in YAML. */
function blockEnd(text: string, start: number, last: number): number {
  if (!/^[|>][-+0-9]{0,2}[ \t]*$/.test(text.slice(start, last))) return last;
  const indent = indentAt(text, text.lastIndexOf('\n', start) + 1);
  let end = last;
  while (end < text.length) {
    const next = text.indexOf('\n', end + 1);
    const line = text.slice(end + 1, next === -1 ? text.length : next);
    if (line.trim() !== '' && indentAt(line, 0) <= indent) return end;
    end = next === -1 ? text.length : next;
  }
  return end;
}

function indentAt(text: string, start: number): number {
  let end = start;
  while (text[end] === ' ' || text[end] === '\t') end += 1;
  return end - start;
}
