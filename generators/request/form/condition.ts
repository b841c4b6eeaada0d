import type { Bilingual } from '../../../lib/base/index.ts';
import type { Field } from '../definition/field.ts';

/**
 * When a field makes sense, in a sentence: forges show every field to everybody. Undefined
 * for a field that always does.
 */
export function conditionOf(field: Field, all: readonly Field[]): Bilingual | undefined {
  const { when } = field;
  if (when?.only !== true) return undefined;
  const other = all.find(({ id }) => id === when.field);
  if (other === undefined || !('options' in other)) return undefined;
  const answers = other.options.filter(({ value }) => when.is.includes(value));
  const fr = answers.map(({ label }) => `« ${label.fr} »`).join(' ou ');
  const en = answers.map(({ label }) => `“${label.en}”`).join(' or ');
  return {
    fr: `Seulement si la réponse à « ${other.label.fr} » est ${fr}.`,
    en: `Only if the answer to “${other.label.en}” is ${en}.`,
  };
}

/** A field's help, and when it makes sense. */
export function helpOf(field: Field, all: readonly Field[]): Bilingual {
  const condition = conditionOf(field, all);
  if (condition === undefined) return field.help;
  return { fr: `${field.help.fr} ${condition.fr}`, en: `${field.help.en} ${condition.en}` };
}
