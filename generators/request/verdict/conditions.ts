import type { Bilingual } from '../../../lib/base/index.ts';
import type { Condition, Field } from '../definition/field.ts';
import type { FieldReason, RequestKind } from '../definition/kind.ts';
import type { ParsedField } from '../parse/index.ts';
import { reason } from '../reason/reason.ts';
import type { RequestReading } from './reading.ts';

/** Fields that other answers call for and that are empty, or that make no sense beside them. */
export function checkConditions(
  fields: readonly ParsedField[],
  kind: RequestKind,
  reading: RequestReading,
): readonly FieldReason[] {
  const filled = new Set(fields.filter(({ value }) => value !== null).map(({ field }) => field.id));
  return fields
    .filter(({ field }) => !reading.reasons.has(field.id))
    .flatMap(({ field, isNewer }) => {
      const found = filled.has(field.id)
        ? unneeded(field, kind, reading)
        : (needed(field, kind, reading) ?? companion(field, kind, filled));
      // Nobody leaves a section empty that the form did not have.
      if (isNewer && (found !== undefined || field.required)) {
        return [{ id: field.id, reason: reason('field-newer', { label: field.label }) }];
      }
      return found === undefined ? [] : [{ id: field.id, reason: found }];
    });
}

// --- internal ---

function needed({ when }: Field, kind: RequestKind, reading: RequestReading) {
  if (when?.needed !== true || !holds(when, reading)) return undefined;
  const other = fieldOf(kind, when.field);
  const value = reading.values.get(when.field);
  const [answer] = labelsOf(other, (option) => option === value);
  return reason('field-needed', { other: other.label, answer: answer ?? { fr: '', en: '' } });
}

function unneeded({ when }: Field, kind: RequestKind, reading: RequestReading) {
  // Whoever answered the other field wrongly cannot be told what follows from it.
  if (when?.only !== true || reading.reasons.has(when.field) || holds(when, reading)) {
    return undefined;
  }
  const other = fieldOf(kind, when.field);
  const labels = labelsOf(other, (option) => when.is.includes(option));
  const answers = {
    fr: labels.map(({ fr }) => fr).join(' » ou « '),
    en: labels.map(({ en }) => en).join('” or “'),
  };
  return reason('field-unneeded', { other: other.label, answers });
}

function companion({ goesWith }: Field, kind: RequestKind, filled: ReadonlySet<string>) {
  const other = goesWith?.find((id) => filled.has(id));
  return other === undefined
    ? undefined
    : reason('field-companion', { other: fieldOf(kind, other).label });
}

function holds({ field, is }: Condition, { values }: RequestReading): boolean {
  return is.some((value) => value === values.get(field));
}

function fieldOf({ fields }: RequestKind, id: string): Field {
  const found = fields.find((field) => field.id === id);
  if (found === undefined) throw new Error(`The form has no field ${id}.`);
  return found;
}

function labelsOf(field: Field, wanted: (value: string) => boolean): readonly Bilingual[] {
  const options = 'options' in field ? field.options : [];
  return options.filter(({ value }) => wanted(value)).map(({ label }) => label);
}
