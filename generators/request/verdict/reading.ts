import type { RequestKind } from '../definition/kind.ts';
import type { ParsedField, ParsedRequest } from '../parse/index.ts';
import type { Reason } from '../reason/reason.ts';
import { readAnswerValue } from '../value/read-answer.ts';
import type { ReadingContext } from '../value/reading.ts';
import type { Value } from '../value/values.ts';
import type { VerdictContext } from './verdict.ts';

/** The answers that could be read, and what stands against the others, by field id. */
export interface RequestReading {
  readonly values: ReadonlyMap<string, Value>;
  readonly reasons: ReadonlyMap<string, readonly Reason[]>;
}

/**
 * Reads every answer whose form is good. New slugs come last: what else the request
 * says serves to suggest one.
 */
export function readRequest(
  { fields }: ParsedRequest,
  kind: RequestKind,
  { platform, fleet, openedOn }: VerdictContext,
): RequestReading {
  const values = new Map<string, Value>();
  const reasons = new Map<string, readonly Reason[]>();
  const taken = fleet.map((instance) => instance.slug);
  for (const parsed of [...fields.filter(isOrdinary), ...fields.filter(isFreeSlug)]) {
    const { field, value } = parsed;
    const entity = kind.does === 'create' ? kind.naming(values) : { name: '' };
    const context: ReadingContext = { platform, openedOn, taken, fleet, entity };
    if (parsed.reasons.length > 0) reasons.set(field.id, parsed.reasons);
    if (parsed.reasons.length > 0 || value === null) continue;
    const read = readAnswerValue(value, field, context);
    if ('value' in read) values.set(field.id, read.value);
    else reasons.set(field.id, read.reasons);
  }
  return { values, reasons };
}

/** Whether this field says which notebook is meant, be it a new one. */
export function namesNotebook({ field }: ParsedField): boolean {
  return (
    field.type === 'input' && (field.rule.read === 'free-slug' || field.rule.read === 'notebook')
  );
}

// --- internal ---

/** Whether this field asks for a slug that nobody has yet. */
function isFreeSlug({ field }: ParsedField): boolean {
  return field.type === 'input' && field.rule.read === 'free-slug';
}

function isOrdinary(parsed: ParsedField): boolean {
  return !isFreeSlug(parsed);
}
