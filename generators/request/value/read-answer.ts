import { type Field, oneLine } from '../definition/field.ts';
import { readLine } from './read.ts';
import { readText } from './read-text.ts';
import type { Read, ReadingContext } from './reading.ts';

/** Reads an answer whose form the parser has found good. */
export function readAnswerValue(
  answer: string | readonly string[],
  field: Field,
  context: ReadingContext,
): Read {
  switch (field.type) {
    case 'input':
      return readLine(String(answer), field, context);
    case 'textarea':
      return readText(String(answer), field);
    case 'dropdown': {
      const option = field.options.find(({ label }) => oneLine(label) === answer);
      return { value: option?.value ?? '' };
    }
    case 'checkboxes':
      return { value: [answer].flat() };
  }
}
