import type { Expression, ObjectExpression, ObjectProperty } from 'oxc-parser';
import type { JsonValue } from './json.ts';
import type { Refusal } from './program.ts';
import { refusedExpression, refusedLiteral } from './refused.ts';

/** What a literal says, where each field lies in the text, and what was refused on the way. */
export interface LiteralReading {
  readonly value: { readonly [key: string]: JsonValue };
  /** Offset of each field, by its path: `pilots[0].mandate.until`. */
  readonly offsets: ReadonlyMap<string, number>;
  readonly refusals: readonly Refusal[];
}

/** Keys that are no data in JavaScript, whoever copies the object later. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads an object literal of the syntax tree as data. Nothing is evaluated. */
export function readLiteral(object: ObjectExpression): LiteralReading {
  const offsets = new Map([['', object.start]]);
  const refusals: Refusal[] = [];
  return { value: readObject(object, ''), offsets, refusals };

  function readObject(node: ObjectExpression, field: string): { [key: string]: JsonValue } {
    const read: { [key: string]: JsonValue } = {};
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') {
        refuse('INSTANCE_SPREAD', property.start, field, 'A spread is not a literal.');
        continue;
      }
      const key = keyOf(property, field);
      if (key === undefined) continue;
      const path = field === '' ? key : `${field}.${key}`;
      if (Object.hasOwn(read, key)) {
        refuse('INSTANCE_DUPLICATE_KEY', property.start, path, 'This key is written twice.');
        continue;
      }
      offsets.set(path, property.start);
      read[key] = readValue(property.value, path);
    }
    return read;
  }

  function readArray(elements: readonly Element[], at: number, field: string): JsonValue[] {
    return elements.map((element, index) => {
      const path = `${field}[${index}]`;
      offsets.set(path, element?.start ?? at);
      if (element === null) {
        refuse('INSTANCE_HOLE', at, path, 'An array has a hole here.');
        return null;
      }
      if (element.type === 'SpreadElement') {
        refuse('INSTANCE_SPREAD', element.start, path, 'A spread is not a literal.');
        return null;
      }
      return readValue(element, path);
    });
  }

  function readValue(node: Expression, field: string): JsonValue {
    if (node.type === 'ObjectExpression') return readObject(node, field);
    if (node.type === 'ArrayExpression') return readArray(node.elements, node.start, field);
    const isNegative = node.type === 'UnaryExpression' && node.operator === '-';
    const literal = isNegative ? node.argument : node;
    const refused =
      literal.type === 'Literal' && !(isNegative && typeof literal.value !== 'number')
        ? refusedLiteral(literal)
        : refusedExpression(node);
    if (refused !== undefined || literal.type !== 'Literal') {
      if (refused !== undefined) refuse(refused.code, node.start, field, refused.what);
      return null;
    }
    if (typeof literal.value === 'number') return isNegative ? -literal.value : literal.value;
    return typeof literal.value === 'string' || typeof literal.value === 'boolean'
      ? literal.value
      : null;
  }

  function keyOf(property: ObjectProperty, field: string): string | undefined {
    const refused = refusedKey(property);
    if (refused === undefined) return nameOf(property);
    refuse(refused.code, property.start, field, refused.what);
    return undefined;
  }

  function refuse(code: string, at: number, field: string, what: string): void {
    const fix =
      'Write the value itself: text in quotes, a number, true or false, a list, an object.';
    refusals.push({ code, at, what, fix, ...(field === '' ? {} : { field }) });
  }
}

// --- internal ---

type Element = (Expression & { type: 'ArrayExpression' })['elements'][number];

function nameOf({ key, computed }: ObjectProperty): string | undefined {
  if (computed) return undefined;
  if (key.type === 'Identifier') return key.name;
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : undefined;
}

function refusedKey(property: ObjectProperty): { code: string; what: string } | undefined {
  if (property.kind !== 'init' || property.method) {
    return { code: 'INSTANCE_METHOD', what: 'A getter, setter or method is not data.' };
  }
  if (property.computed)
    return { code: 'INSTANCE_COMPUTED_KEY', what: 'A computed key is not data.' };
  if (property.shorthand) {
    return { code: 'INSTANCE_SHORTHAND', what: 'A shorthand stands for a variable, not for data.' };
  }
  const name = nameOf(property);
  if (name === undefined) return { code: 'INSTANCE_KEY', what: 'A key is a name or a text.' };
  if (forbiddenKeys.has(name)) {
    return {
      code: 'INSTANCE_FORBIDDEN_KEY',
      what: `The key ${name} has a meaning of its own in JavaScript.`,
    };
  }
  const { key } = property;
  return key.type === 'Literal' ? refusedLiteral(key) : undefined;
}
