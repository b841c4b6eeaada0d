import type { Bilingual } from '../../../lib/base/index.ts';

/** Field types, as GitHub names them. */
export type FieldType = 'input' | 'textarea' | 'dropdown' | 'checkboxes';

/** One of the answers that a field offers. */
export interface Option {
  /** What the product calls it; never shown. */
  readonly value: string;
  readonly label: Bilingual;
}

/**
 * When a field makes sense. `needed`: then it must be filled. `only`: otherwise it must stay
 * empty, for an answer that nobody will read is a misunderstanding.
 */
export interface Condition {
  /** Id of a dropdown of the same form. */
  readonly field: string;
  /** Values of that dropdown for which the condition holds. */
  readonly is: readonly string[];
  readonly needed: boolean;
  readonly only: boolean;
}

/** How one line is read, and its bounds. */
export type LineRule =
  | { readonly read: 'line'; readonly longest: number }
  | { readonly read: 'unit-code' }
  | { readonly read: 'count'; readonly most: number }
  | { readonly read: 'gigabytes'; readonly most: number }
  /** Compared with the day on which the request was opened. */
  | {
      readonly read: 'day';
      readonly side: 'past' | 'future' | 'any';
      readonly withinMonths?: number;
    }
  /** A slug that nobody has yet. */
  | { readonly read: 'free-slug' }
  /** The slug of a notebook that exists. */
  | { readonly read: 'notebook' }
  | { readonly read: 'mailbox' }
  | { readonly read: 'host' }
  | { readonly read: 'url' }
  | { readonly read: 'reference' };

/** How a text of several lines is read. */
export type TextRule =
  | { readonly read: 'text'; readonly longest: number }
  | { readonly read: 'lines'; readonly most: number; readonly longest: number };

interface FieldBase {
  /** Stable for ever: answers files, prefilled links and GitHub's form name it. */
  readonly id: string;
  /** Heading under which it stands in the form; one group's fields follow each other. */
  readonly group: Bilingual;
  readonly label: Bilingual;
  readonly help: Bilingual;
  readonly required: boolean;
  readonly when?: Condition;
  /** Fields that are filled together with this one, or not at all. */
  readonly goesWith?: readonly string[];
}

export interface InputField extends FieldBase {
  readonly type: 'input';
  readonly rule: LineRule;
  /** Shown greyed in the empty field. */
  readonly example: string;
}

export interface TextareaField extends FieldBase {
  readonly type: 'textarea';
  readonly rule: TextRule;
  readonly example: string;
}

export interface DropdownField extends FieldBase {
  readonly type: 'dropdown';
  readonly options: readonly Option[];
}

/** Boxes that must all be ticked. */
export interface CheckboxesField extends FieldBase {
  readonly type: 'checkboxes';
  readonly options: readonly Option[];
}

export type Field = InputField | TextareaField | DropdownField | CheckboxesField;

/** The one line that stands for both languages on the forge: unique and unchanging within a form. */
export function oneLine({ fr, en }: Bilingual): string {
  return fr === en ? fr : `${fr} / ${en}`;
}

/** The field's label as the forge shows it. */
export function labelOf(field: Field): string {
  return oneLine(field.label);
}

/** The line of the body under which the field's answer stands. */
export function headingOf(field: Field): string {
  return `### ${labelOf(field)}`;
}

/** The answers that a field offers, as the forge shows them; none for free text. */
export function optionLabels(field: Field): readonly string[] {
  return 'options' in field ? field.options.map((option) => oneLine(option.label)) : [];
}
