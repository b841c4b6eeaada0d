import { z } from 'zod';
import type { Description } from './description.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * GitHub's schemas as checks. They are those of OpenAPI 3.0, which zod reads; two habits of
 * the description are spelt out for it: references point elsewhere, and what has fields is
 * an object even where it does not say so.
 */
export class Schemas {
  readonly #description: Description;
  readonly #checks = new Map<string, z.ZodType>();

  constructor(description: Description) {
    this.#description = description;
  }

  /** What is wrong with a value, one sentence each. */
  problems(schema: unknown, value: unknown): readonly string[] {
    const { success, error } = this.#check(schema).safeParse(value);
    if (success) return [];
    return error.issues.flatMap((issue) => sentences(issue, []));
  }

  /** A part of the description, through its references. */
  resolved(part: unknown): Schema {
    if (!isObject(part)) return {};
    const reference = part['$ref'];
    if (typeof reference !== 'string') return part;
    return this.resolved(this.#at(reference));
  }

  #check(schema: unknown): z.ZodType {
    const key = JSON.stringify(schema);
    const known = this.#checks.get(key);
    if (known !== undefined) return known;
    const definitions: Record<string, unknown> = {};
    const root = this.#adapted(schema, definitions);
    const check = z.fromJSONSchema(
      { ...(isObject(root) ? root : {}), definitions },
      { defaultTarget: 'openapi-3.0' },
    );
    this.#checks.set(key, check);
    return check;
  }

  /** With every reference among the definitions, where zod looks for it. */
  #adapted(part: unknown, definitions: Record<string, unknown>): unknown {
    if (Array.isArray(part)) return part.map((one) => this.#adapted(one, definitions));
    if (!isObject(part)) return part;
    const reference = part['$ref'];
    if (typeof reference === 'string') {
      const name = reference.split('/').slice(2).join('.');
      if (!(name in definitions)) {
        definitions[name] = true;
        definitions[name] = this.#adapted(this.#at(reference), definitions);
      }
      return { $ref: `#/definitions/${name}` };
    }
    const kept = Object.entries(part).filter(([name]) => !unread.has(name));
    const entries = kept.map(([name, value]) => [
      name,
      name === 'properties' ? this.#fields(value, definitions) : this.#adapted(value, definitions),
    ]);
    const adapted: Record<string, unknown> = Object.fromEntries(entries);
    // An address that is empty where there is none: the description says both of it.
    if (part['default'] === '') delete adapted['format'];
    const isUntyped = adapted['type'] === undefined && isObject(adapted['properties']);
    return isUntyped && !('oneOf' in adapted) ? { ...adapted, type: 'object' } : adapted;
  }

  /** Names of fields are no words of a schema. */
  #fields(fields: unknown, definitions: Record<string, unknown>): unknown {
    const entries = Object.entries(isObject(fields) ? fields : {});
    return Object.fromEntries(
      entries.map(([name, value]) => [name, this.#adapted(value, definitions)]),
    );
  }

  #at(reference: string): unknown {
    const [, kind = '', name = ''] = reference.split('/').slice(1);
    const found = this.#description.components[kind]?.[name];
    if (found === undefined) throw new Error(`GitHub’s description has no ${reference}`);
    return found;
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// --- internal ---

/** Words for readers, and defaults, which zod would write into what it checks. */
const unread = new Set(['description', 'example', 'examples', 'default', 'externalDocs', 'title']);

function sentences(issue: z.core.$ZodIssue, at: readonly PropertyKey[]): readonly string[] {
  const path = [...at, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // Of several forms, the one that was meant is the one with the least wrong.
    const nearest = issue.errors.toSorted((one, other) => one.length - other.length)[0] ?? [];
    return nearest.flatMap((inner) => sentences(inner, path));
  }
  return [`${path.map(String).join('.') || 'the whole'}: ${issue.message}`];
}
