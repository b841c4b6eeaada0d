import { createHash } from 'node:crypto';

/**
 * The part of Go's text/template, with sprig's functions, that templates of this
 * fleet use, on bytes as Go has them: fields, string literals with escapes, pipes,
 * `printf` with %s and %x, `sha256sum`. Anything else throws.
 */
export function executeTemplate(
  template: string,
  data: Readonly<Record<string, string>>,
): Buffer<ArrayBuffer> {
  const parts = template.split(/(\{\{.*?\}\})/).map((part) => {
    const action = part.match(/^\{\{\s*(?<body>.*?)\s*\}\}$/)?.groups?.['body'];
    return action === undefined ? Buffer.from(part) : pipeline(action, data);
  });
  return Buffer.concat(parts);
}

// --- internal ---

function pipeline(text: string, data: Readonly<Record<string, string>>): Buffer<ArrayBuffer> {
  let result: Buffer<ArrayBuffer> | undefined;
  for (const command of text.split(/\s*\|\s*/)) {
    const [name, ...words] = command.match(/"(?:\\.|[^"\\])*"|\S+/g) ?? [];
    const given = words.map((word) => operand(word, data));
    result = call(name ?? '', result === undefined ? given : [...given, result]);
  }
  if (result === undefined) throw new Error('an action without a command');
  return result;
}

function call(name: string, values: readonly Buffer<ArrayBuffer>[]): Buffer<ArrayBuffer> {
  if (name === 'printf') return printf(values);
  const [only, more] = values;
  if (name === 'sha256sum' && only !== undefined && more === undefined) {
    return Buffer.from(createHash('sha256').update(only).digest('hex'));
  }
  throw new Error(`no function ${name} of ${values.length} values`);
}

function printf([format, ...values]: readonly Buffer<ArrayBuffer>[]): Buffer<ArrayBuffer> {
  // latin1 keeps each byte as one character.
  const filled = (format ?? Buffer.alloc(0)).toString('latin1').replaceAll(/%(.)/g, (_, verb) => {
    const value = values.shift();
    if (value === undefined) throw new Error('printf lacks a value');
    if (verb === 's') return value.toString('latin1');
    if (verb === 'x') return value.toString('hex');
    throw new Error(`printf knows no %${verb}`);
  });
  if (values.length > 0) throw new Error('printf has values left');
  return Buffer.from(filled, 'latin1');
}

function operand(word: string, data: Readonly<Record<string, string>>): Buffer<ArrayBuffer> {
  if (word.startsWith('"')) return literal(word.slice(1, -1));
  const value = word.startsWith('.') ? data[word.slice(1)] : undefined;
  if (value === undefined) throw new Error(`no value ${word}`);
  return Buffer.from(value);
}

/** A Go string literal: `\xNN` is one byte, whatever UTF-8 thinks of it. */
function literal(text: string): Buffer<ArrayBuffer> {
  const bytes = text.replaceAll(/\\x([0-9a-f]{2})|\\(.)/g, (_, hex, other) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (other === '\\' || other === '"') return other;
    throw new Error(`no escape \\${other}`);
  });
  return Buffer.from(bytes, 'latin1');
}
