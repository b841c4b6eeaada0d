import type { Value } from './value.ts';

/** Why a document is not the manifest of an object. Its message never quotes the document. */
export class Unreadable extends Error {}

/** Kubernetes objects are some 15 levels deep; beyond this it is an attack on the stack. */
const deepest = 64;

/** What the YAML parser gives, as a `Value`. @throws {Unreadable} when JSON has no such value. */
export function asValue(content: unknown, depth = 0): Value {
  if (depth > deepest) throw new Unreadable(`is more than ${deepest} levels deep`);
  if (content === null || content === undefined) return null;
  if (Array.isArray(content)) return content.map((item: unknown) => asValue(item, depth + 1));
  if (content instanceof Map) {
    return new Map(
      [...content].map(([key, value]): [string, Value] => [keyOf(key), asValue(value, depth + 1)]),
    );
  }
  switch (typeof content) {
    case 'string':
    case 'number':
    case 'boolean':
      return content;
    case 'bigint':
      return Number.isSafeInteger(Number(content)) ? Number(content) : `${content}`;
    default:
      throw new Unreadable('holds a value that JSON does not have');
  }
}

// --- internal ---

function keyOf(key: unknown): string {
  if (typeof key === 'string') return key;
  throw new Unreadable('has a key that is no text');
}
