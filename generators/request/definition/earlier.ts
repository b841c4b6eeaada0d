import type { Bilingual } from '../../../lib/base/index.ts';
import { type Field, type Option, oneLine } from './field.ts';
import type { RequestKind } from './kind.ts';
import { commitments } from './marker.ts';

/** How a field was shown in an earlier version of its form; what is not here was as it is now. */
export interface EarlierField {
  readonly label?: Bilingual;
  readonly help?: Bilingual;
  /** Old labels, with the values that they mean today. */
  readonly options?: readonly Option[];
}

/**
 * An earlier version of a form, kept as data when a new one is published: issues that were
 * opened with it stay open for weeks, and must be understood.
 */
export interface EarlierForm {
  readonly version: number;
  /** Ids of fields that it did not have yet. */
  readonly without: readonly string[];
  /** What looked different then, by field id. */
  readonly fields: Readonly<Record<string, EarlierField>>;
  /** Fields that only it had, each after the field of that id; nobody reads them any more. */
  readonly dropped: readonly { readonly after: string; readonly field: Field }[];
}

/** The form as it was in that version; undefined where nobody kept it. */
export function asOf(
  kind: RequestKind,
  version: number,
): { readonly kind: RequestKind; readonly without: readonly string[] } | undefined {
  const earlier = kind.earlier.find((form) => form.version === version);
  if (earlier === undefined) return undefined;
  const fields = kind.fields.flatMap((field) => [
    shownThen(field, earlier, kind.id),
    ...earlier.dropped.filter(({ after }) => after === field.id).map((dropped) => dropped.field),
  ]);
  return { kind: { ...kind, formVersion: version, fields }, without: earlier.without };
}

// --- internal ---

function shownThen(field: Field, { fields, version }: EarlierForm, kind: string): Field {
  const then = fields[field.id] ?? {};
  const label = then.label ?? field.label;
  const help = then.help ?? field.help;
  if (field.type === 'checkboxes') {
    return commitments(kind, version, then.options ?? field.options);
  }
  if (field.type === 'dropdown') {
    return { ...field, label, help, options: withTodays(then.options ?? [], field.options) };
  }
  return { ...field, label, help };
}

/** Old choices first; today's are understood too, for whoever mends an old request by hand. */
function withTodays(then: readonly Option[], now: readonly Option[]): readonly Option[] {
  const shown = new Set(then.map(({ label }) => oneLine(label)));
  return [...then, ...now.filter(({ label }) => !shown.has(oneLine(label)))];
}
