import fc from 'fast-check';
import { expect } from 'vitest';
import {
  type Answers,
  type Field,
  type Forge,
  headingOf,
  labelOf,
  optionLabels,
  parseBody,
  type RequestKind,
  renderBody,
} from '../../../generators/request/index.ts';
import { bodyLines, freeText } from '../../../generators/request/parse/normalise.ts';
import { exampleOf } from './example.ts';
import { headings, hostile, unambiguous } from './hostile.ts';
import { kinds, seed } from './samples.ts';

/**
 * The two promises of the parser, held for any kind of request: the quick suite tries
 * each a few hundred times, `npm run test:hostile` ten thousand times.
 */

/** `parse(render(x)) = x`: the form gives back what was put in. */
export function givesBack(kind: RequestKind, forge: Forge, numRuns: number): void {
  fc.assert(
    fc.property(answersTo(kind), (given) => {
      const parsed = parseBody(renderBody(kind, given, forge), kinds, forge);

      expect(parsed.kind?.id).toBe(kind.id);
      expect(parsed.formVersion).toBe(kind.formVersion);
      const read = parsed.fields.map(({ field, value }) => [field.id, value]);
      const put = [...given].map(([id, answer]) => {
        return [id, typeof answer === 'string' ? emptyIsNull(answer) : answer];
      });
      expect(read).toEqual(put);
    }),
    { seed, numRuns },
  );
}

/** No field's text changes another: that one reads as before, or is refused as ambiguous. */
export function keepsApart(kind: RequestKind, forge: Forge, numRuns: number): void {
  fc.assert(
    fc.property(fc.constantFrom(...kind.fields), hostile, (field, text) => {
      expectApart(kind, forge, field, text);
    }),
    { seed, numRuns },
  );
}

/** The same of one text under the heading of one field. */
export function expectApart(kind: RequestKind, forge: Forge, field: Field, text: string): void {
  const { body, before } = wellFilled(kind, forge);
  const after = parseBody(edited(body, kind, field, text), kinds, forge);

  // A text that is longer than the forge admits is refused with the whole body.
  if (after.problems.some(({ code }) => code === 'body-too-long')) return;
  expect(after.kind?.id).toBe(kind.id);
  // Collected first: to ask `expect` of each field would take most of the time.
  const changed = after.fields.filter((other, index) => {
    if (other.field.id === field.id) return false;
    if (other.reasons.some(({ code }) => code === 'label-repeated')) return other.value !== null;
    const was = JSON.stringify(before.fields[index]?.value);
    return other.reasons.length > 0 || JSON.stringify(other.value) !== was;
  });
  expect(changed.map((other) => [labelOf(other.field), other.value, other.reasons])).toEqual([]);
}

// --- internal ---

const filled = new Map<string, { body: string; before: ReturnType<typeof parseBody> }>();

function wellFilled(kind: RequestKind, forge: Forge) {
  const key = `${kind.id} ${forge}`;
  const known = filled.get(key);
  if (known !== undefined) return known;
  const body = exampleOf(kind, forge);
  const made = { body, before: parseBody(body, kinds, forge) };
  filled.set(key, made);
  return made;
}

/** The body with everything under one heading replaced, as whoever edits an issue can do. */
function edited(body: string, { fields }: RequestKind, field: Field, text: string): string {
  const next = fields[fields.indexOf(field) + 1];
  const start = body.indexOf(headingOf(field)) + headingOf(field).length;
  const end = next === undefined ? body.length : body.indexOf(headingOf(next));
  return `${body.slice(0, start)}\n${text}\n${body.slice(end)}`;
}

function answersTo({ fields }: RequestKind): fc.Arbitrary<Answers> {
  return fc
    .tuple(...fields.map(answerOf))
    .map((given) => new Map(fields.map((field, at) => [field.id, given[at] ?? ''])));
}

/** What a text means once its line ends, its form and its blanks no longer matter. */
function meaning(text: string): string {
  return freeText(bodyLines(text).lines, Number.MAX_SAFE_INTEGER);
}

function emptyIsNull(text: string): string | null {
  return text === '' || text === '_No response_' ? null : text;
}

/** Any answer that a form admits for a field, one in five of the texts hostile. */
function answerOf(field: Field): fc.Arbitrary<string | string[]> {
  const hostileOne = hostileAnswerOf(field);
  if ('options' in field) return hostileOne;
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('', 'mot', '12', '2027-01-31') },
    { weight: 1, arbitrary: hostileOne },
  );
}

function hostileAnswerOf(field: Field): fc.Arbitrary<string | string[]> {
  switch (field.type) {
    case 'input':
      return unambiguous.map(oneLine).filter((text) => !headings.includes(text));
    case 'textarea':
      return unambiguous.map(meaning).filter((text) => {
        return !text.split('\n').some((line) => headings.includes(line));
      });
    case 'dropdown':
      return fc.constantFrom('', ...optionLabels(field));
    case 'checkboxes':
      return fc.subarray([...optionLabels(field)]);
  }
}

function oneLine(text: string): string {
  return meaning(text)
    .replace(/[\n\t]+/g, ' ')
    .trim();
}
