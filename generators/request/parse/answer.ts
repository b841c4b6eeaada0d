import { firstUnseen } from '../../../lib/base/encode/index.ts';
import { saysSomething } from '../../../lib/instance/index.ts';
import { type Field, optionLabels } from '../definition/field.ts';
import { type Forge, noResponse } from '../form/forge.ts';
import { type Reason, reason } from '../reason/reason.ts';
import { longestOf } from '../value/read.ts';
import { longestText } from '../value/read-text.ts';
import type { Answer } from './answered.ts';
import { readBoxes } from './boxes.ts';
import { readChoices, unknown } from './choices.ts';
import { freeText, type Lines, trimmed } from './normalise.ts';

/** Reads what stands under a field's heading. `lines` no longer hold the template's comments. */
export function readAnswer(field: Field, lines: Lines, forge: Forge): Answer {
  const answer = trimmed(lines);
  if (isEmpty(answer, field)) {
    return { value: null, reasons: field.required ? [reason('field-empty', {})] : [] };
  }
  switch (field.type) {
    case 'input':
      return readOneLine(answer, longestOf(field.rule));
    case 'textarea':
      return readFreeText(answer, longestText(field), field.required);
    case 'dropdown':
      return forge === 'gitlab' ? readChoices(field, answer) : readChoice(field, answer);
    case 'checkboxes':
      return readBoxes(field, answer);
  }
}

// --- internal ---

/**
 * Nothing, or what stands for nothing. GitHub writes `_No response_`; people who translate it or
 * invent their own write one slanted line too, which in a field of names or numbers answers nothing.
 */
function isEmpty(answer: Lines, field: Field): boolean {
  const [only, second] = answer.texts;
  if (only === undefined) return true;
  if (second !== undefined) return false;
  const isProse = field.type === 'textarea' && field.rule.read === 'text';
  return isProse ? only.trim() === noResponse : /^_[^_]*_$/.test(only.trim());
}

function readOneLine(answer: Lines, limit: number): Answer {
  const value = answer.texts.join('\n').trim();
  if (answer.texts.length > 1) {
    return { value, reasons: [reason('several-lines', {}, answer.first + 1)] };
  }
  const unseen = firstUnseen(value);
  if (unseen !== undefined) {
    const { codePoint: sign, column } = unseen;
    return { value, reasons: [reason('invisible-character', { sign, column })] };
  }
  return { value, reasons: [...tooLong(value, limit), ...unreadable(value)] };
}

function readFreeText(answer: Lines, limit: number, required: boolean): Answer {
  const value = freeText(answer, limit);
  if (value === '' || value === noResponse) {
    return { value: null, reasons: required ? [reason('field-empty', {})] : [] };
  }
  return { value, reasons: [...tooLong(value, limit), ...lost(value)] };
}

function readChoice(field: Field, answer: Lines): Answer {
  const value = answer.texts.join('\n').trim();
  const labels = optionLabels(field);
  if (labels.includes(value)) return { value, reasons: [] };
  return { value, reasons: [unknown(labels)] };
}

/** An answer of one line that holds no letter and no digit, or some that were lost. */
function unreadable(value: string): readonly Reason[] {
  return saysSomething(value) ? lost(value) : [reason('nothing-said', {})];
}

function lost(value: string): readonly Reason[] {
  return value.includes('\uFFFD') ? [reason('lost-character', {})] : [];
}

function tooLong(value: string, limit: number): readonly Reason[] {
  // Counted as the schema counts, in UTF-16 units.
  const { length } = value;
  return length > limit ? [reason('text-too-long', { length, limit })] : [];
}
