import type { Bilingual } from '../../../lib/base/index.ts';
import type { Platform } from '../../../lib/platform/index.ts';
import {
  type Condition,
  type Field,
  type FieldType,
  type LineRule,
  labelOf,
  oneLine,
  type TextRule,
} from '../definition/field.ts';
import { requestKinds } from '../definition/index.ts';
import type { Tier } from '../definition/kind.ts';
import { helpOf } from './condition.ts';
import { prefilledLink } from './prefilled-link.ts';

/**
 * The whole definition as data: all that a page needs to show the forms in both languages,
 * hide what an answer makes pointless, check as the parser does, and hand over to the forge.
 */
export interface FormDefinition {
  readonly version: 1;
  readonly kinds: readonly KindDefinition[];
}

export interface KindDefinition {
  readonly id: string;
  readonly formVersion: number;
  readonly tier: Tier;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly intro: Bilingual;
  readonly issueTitle: string;
  /** The forge's empty form; on GitHub, a field's answer is added as `&<id>=…`. */
  readonly link: string;
  readonly fields: readonly FieldDefinition[];
}

export interface FieldDefinition {
  readonly id: string;
  readonly type: FieldType;
  readonly group: Bilingual;
  readonly label: Bilingual;
  /** The line of the issue's body under which the answer stands, without its sharps. */
  readonly heading: string;
  readonly help: Bilingual;
  readonly required: boolean;
  readonly when?: Condition;
  readonly goesWith?: readonly string[];
  readonly example?: string;
  readonly rule?: LineRule | TextRule;
  /** `text` is the answer as the body holds it. */
  readonly options?: readonly {
    readonly value: string;
    readonly label: Bilingual;
    readonly text: string;
  }[];
}

export function formDefinition(platform: Platform): FormDefinition {
  const { forge } = platform.institute;
  return {
    version: 1,
    kinds: requestKinds(platform).map((kind) => ({
      id: kind.id,
      formVersion: kind.formVersion,
      tier: kind.tier,
      title: kind.title,
      description: kind.description,
      intro: kind.intro,
      issueTitle: kind.issueTitle,
      link: prefilledLink(kind, new Map(), forge),
      fields: kind.fields.map((field) => fieldDefinition(field, kind.fields)),
    })),
  };
}

// --- internal ---

function fieldDefinition(field: Field, all: readonly Field[]): FieldDefinition {
  return {
    id: field.id,
    type: field.type,
    group: field.group,
    label: field.label,
    heading: labelOf(field),
    help: helpOf(field, all),
    required: field.required,
    ...(field.when && { when: field.when }),
    ...(field.goesWith && { goesWith: field.goesWith }),
    ...('rule' in field ? { rule: field.rule, example: field.example } : {}),
    ...('options' in field
      ? { options: field.options.map((option) => ({ ...option, text: oneLine(option.label) })) }
      : {}),
  };
}
