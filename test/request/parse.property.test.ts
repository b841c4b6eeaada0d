import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answers,
  type Field,
  forges,
  headingOf,
  optionLabels,
  parseBody,
  renderBody,
} from '../../generators/request/index.ts';
import { bodyLines, freeText } from '../../generators/request/parse/normalise.ts';
import { headings, hostile, unambiguous } from './support/hostile.ts';
import { bodyOf, kinds, seed } from './support/samples.ts';

const runs = { seed, numRuns: 1000 };

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
      return unambiguous
        .map((text) =>
          meaning(text)
            .replace(/[\n\t]+/g, ' ')
            .trim(),
        )
        .filter((text) => !headings.includes(text));
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

describe.each(kinds)('the form $id', (kind) => {
  const answers: fc.Arbitrary<Answers> = fc
    .tuple(...kind.fields.map((field) => answerOf(field)))
    .map((given) => new Map(kind.fields.map((field, at) => [field.id, given[at] ?? ''])));

  it.each(forges)('gives back on %s what was put in', (forge) => {
    fc.assert(
      fc.property(answers, (given) => {
        const parsed = parseBody(renderBody(kind, given, forge), kinds, forge);

        expect(parsed.kind?.id).toBe(kind.id);
        expect(parsed.formVersion).toBe(kind.formVersion);
        const read = parsed.fields.map(({ field, value }) => [field.id, value]);
        const put = [...given].map(([id, answer]) => {
          return [id, typeof answer === 'string' ? emptyIsNull(answer) : answer];
        });
        expect(read).toEqual(put);
      }),
      runs,
    );
  });
});

describe.each(forges)('a text on %s', (forge) => {
  const body = bodyOf('unit-managed', forge);
  const [kind] = kinds;
  const fields = kind?.fields ?? [];
  const before = parseBody(body, kinds, forge);

  /** The body with everything under one heading replaced, as whoever edits an issue can do. */
  function edited(field: Field, text: string): string {
    const at = fields.indexOf(field);
    const next = fields[at + 1];
    const start = body.indexOf(headingOf(field)) + headingOf(field).length;
    const end = next === undefined ? body.length : body.indexOf(headingOf(next));
    return `${body.slice(0, start)}\n${text}\n${body.slice(end)}`;
  }

  it('never changes what another field says: that one stays as it was, or is refused', () => {
    const anyField = fc.constantFrom(...fields);
    fc.assert(
      fc.property(anyField, hostile, (field, text) => {
        const after = parseBody(edited(field, text), kinds, forge);

        expect(after.kind?.id).toBe('new');
        for (const [index, other] of after.fields.entries()) {
          if (other.field.id === field.id) continue;
          const codes = other.reasons.map(({ code }) => code);
          if (codes.includes('label-repeated')) {
            expect(other.value).toBeNull();
            continue;
          }
          expect(other.value, other.field.id).toEqual(before.fields[index]?.value);
          expect(codes, other.field.id).toEqual([]);
        }
      }),
      runs,
    );
  });
});
