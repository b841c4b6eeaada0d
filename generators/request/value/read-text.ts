import { saysSomething } from '../../../lib/instance/index.ts';
import type { TextareaField } from '../definition/field.ts';
import { type Reason, reason } from '../reason/reason.ts';
import { type Read, refused } from './reading.ts';

/** Reads the answer of a field of several lines; it is not empty. */
export function readText(answer: string, { rule, required }: TextareaField): Read {
  if (rule.read === 'text') return { value: answer };
  const lines = linesOf(answer);
  if (lines.length === 0 && required) return refused(reason('nothing-said', {}));
  const why = tooMany(lines, rule.most) ?? tooLong(lines, rule.longest);
  return why === undefined ? { value: lines } : refused(why);
}

/** Characters that a text of this rule may have, at most, line ends included. */
export function longestText({ rule }: TextareaField): number {
  return rule.read === 'text' ? rule.longest : rule.most * (rule.longest + 10);
}

// --- internal ---

/** One a line; lines that say nothing and the dashes of a list are not part of an answer. */
function linesOf(answer: string): readonly string[] {
  return answer
    .split('\n')
    .map((line) =>
      line
        .replace(/\t/g, ' ')
        .trim()
        .replace(/^[-*•]\s+/u, ''),
    )
    .filter(saysSomething);
}

function tooMany(lines: readonly string[], most: number): Reason | undefined {
  return lines.length > most ? reason('lines-too-many', { count: lines.length, most }) : undefined;
}

function tooLong(lines: readonly string[], limit: number): Reason | undefined {
  const long = lines.find((line) => line.length > limit);
  return long === undefined ? undefined : reason('text-too-long', { length: long.length, limit });
}
