import { instanceSchema, mayHoldSecret } from '../../../lib/instance/index.ts';
import type { InputField, LineRule } from '../definition/field.ts';
import { reason } from '../reason/reason.ts';
import { readDay } from './read-day.ts';
import { readNotebook } from './read-notebook.ts';
import { readReference } from './read-reference.ts';
import { readFreeSlug } from './read-slug.ts';
import { type Read, type ReadingContext, refused } from './reading.ts';

/**
 * Reads the answer of a field of one line. The answer is not empty, has no line end
 * and no unseen character: the parser has seen to that.
 */
export function readLine(answer: string, field: InputField, context: ReadingContext): Read {
  const { rule, example } = field;
  switch (rule.read) {
    case 'line':
      return { value: answer };
    case 'unit-code':
      return readUnitCode(answer);
    case 'count':
      return readCount(answer, rule.most, example);
    case 'gigabytes':
      return readGigabytes(answer, rule.most);
    case 'day':
      return readDay(answer, rule, example, context.openedOn);
    case 'free-slug':
      return readFreeSlug(answer, context);
    case 'notebook':
      return readNotebook(answer, context);
    case 'mailbox':
      return shaped(shape.mailbox.safeParse(answer).success, answer, 'mailbox-shape', example);
    case 'host':
      return shaped(shape.host.safeParse(answer).success, answer, 'host-shape', example);
    case 'url':
      return readUrl(answer, example);
    case 'reference':
      return readReference(answer, context.platform.institute);
  }
}

/** Characters that a line of this rule may have, at most. */
export function longestOf(rule: LineRule): number {
  return rule.read === 'line' ? rule.longest : rule.read === 'url' ? 300 : 254;
}

// --- internal ---

const { shape } = instanceSchema;

function shaped(
  good: boolean,
  answer: string,
  code: 'host-shape' | 'url-shape' | 'mailbox-shape',
  example: string,
): Read {
  return good ? { value: answer } : refused(reason(code, { example }));
}

/** An address that may hold a secret is told apart: it must leave a page that everybody reads. */
function readUrl(answer: string, example: string): Read {
  if (mayHoldSecret(answer)) return refused(reason('url-secret', { example }));
  return shaped(shape.repository.safeParse(answer).success, answer, 'url-shape', example);
}

/** Any blanks between kind and number, any case: `umr1234` is `UMR 1234`. */
function readUnitCode(answer: string): Read {
  const { kind, number } =
    /^(?<kind>[A-Za-z]{2,3})(?:\s*|-)(?<number>[0-9]{1,5})$/.exec(answer)?.groups ?? {};
  const code = `${kind?.toUpperCase()} ${number}`;
  return shape.entity.shape.code.safeParse(code).success
    ? { value: code }
    : refused(reason('unit-code-shape', {}));
}

function readCount(answer: string, most: number, example: string): Read {
  const count = wholeNumber(answer);
  if (count === undefined) return refused(reason('count-shape', { example }));
  return count >= 1 && count <= most ? { value: count } : refused(reason('count-range', { most }));
}

/** Gigabytes, or terabytes if the answer says so; a gibibyte is a little more, so none is lacking. */
function readGigabytes(answer: string, most: number): Read {
  const { digits = '', unit = '' } =
    /^(?<digits>[0-9 \u00a0\u202f]*[0-9])[ \u00a0\u202f]?(?<unit>|[GT][oB])$/.exec(answer)
      ?.groups ?? {};
  const count = wholeNumber(digits);
  if (count === undefined) return refused(reason('gigabytes-shape', {}));
  const gigabytes = unit.startsWith('T') ? count * 1000 : count;
  return gigabytes >= 1 && gigabytes <= most
    ? { value: gigabytes }
    : refused(reason('count-range', { most }));
}

/** `1200`, or `1 200` as French groups thousands. */
function wholeNumber(text: string): number | undefined {
  if (!/^(?:[0-9]{1,30}|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,3})$/.test(text)) return undefined;
  return Number(text.replace(/[^0-9]/g, ''));
}
