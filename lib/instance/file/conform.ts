import type { z } from 'zod';
import { nearest } from '../../base/index.ts';
import { type Instance, instanceSchema } from '../schema/instance.ts';
import { knownKeys } from './known-keys.ts';
import { bad, good, type InstanceProblem, type Reading } from './problem.ts';

/** Holds data against the schema and tells every field that does not fit, with its line. */
export function conform(data: unknown, lineOf: LineOf): Reading<Instance> {
  const result = instanceSchema.safeParse(data);
  if (result.success) return good(result.data);
  return bad(result.error.issues.flatMap((issue) => problemsOf(issue, data, lineOf)));
}

/** The line where a field is written, if it is; the whole object is the field ``. */
type LineOf = (field: string) => number | undefined;

/** A path as a reader writes it: `pilots[0].mandate.until`. */
export function fieldOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((field, step) => {
    if (typeof step === 'number') return `${field}[${step}]`;
    return field === '' ? String(step) : `${field}.${String(step)}`;
  }, '');
}

// --- internal ---

function problemsOf(issue: z.core.$ZodIssue, data: unknown, lineOf: LineOf): InstanceProblem[] {
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(instanceSchema, data, issue.path);
    return issue.keys.map((key) => unknownKey([...issue.path, key], key, known, lineOf));
  }
  const field = fieldOf(issue.path);
  const place = { line: lineNear(issue.path, lineOf), ...(field === '' ? {} : { field }) };
  if (valueAt(data, issue.path) === undefined) {
    return [
      {
        ...place,
        code: 'INSTANCE_FIELD_MISSING',
        what: 'This field is missing.',
        fix: 'Add it: lib/instance/schema says what it holds.',
      },
    ];
  }
  return [
    {
      ...place,
      code: 'INSTANCE_FIELD_VALUE',
      what: `${issue.message}.`,
      fix: wordFix(issue, data) ?? 'Write a value that lib/instance/schema allows.',
    },
  ];
}

/** The word that was most likely meant, where a field takes one of a few words. */
function wordFix(issue: z.core.$ZodIssue, data: unknown): string | undefined {
  const value = valueAt(data, issue.path);
  if (issue.code !== 'invalid_value' || typeof value !== 'string') return undefined;
  const near = nearest(value, issue.values.map(String));
  return near === undefined ? undefined : `Did you mean ${near}?`;
}

function unknownKey(
  path: readonly PropertyKey[],
  key: string,
  known: readonly string[],
  lineOf: LineOf,
): InstanceProblem {
  const near = nearest(key, known);
  return {
    code: 'INSTANCE_FIELD_UNKNOWN',
    line: lineNear(path, lineOf),
    field: fieldOf(path),
    what: 'No such field.',
    fix:
      near === undefined
        ? `Remove it, or use one of: ${known.join(', ')}.`
        : `Did you mean ${near}?`,
  };
}

/** The line of the field, or of the nearest thing around it that is written. */
function lineNear(path: readonly PropertyKey[], lineOf: LineOf): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const line = lineOf(fieldOf(path.slice(0, length)));
    if (line !== undefined) return line;
  }
  return 1;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => {
    return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  }, data);
}
