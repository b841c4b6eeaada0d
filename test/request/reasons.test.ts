import { describe, expect, it } from 'vitest';
import {
  type ReasonCode,
  sentences,
  type Verdict,
  verdict,
} from '../../generators/request/index.ts';
import { ruleCodes } from '../../lib/instance/index.ts';
import { type Fixture, fixtures } from './support/reason-fixtures.ts';
import { bodyOf, contextOf } from './support/samples.ts';

function answerTo({
  forge = 'github',
  example = 'unit-managed',
  changes,
  edit,
  context,
}: Fixture): Verdict {
  const body = bodyOf(example, forge, changes);
  return verdict(edit === undefined ? body : edit(body), contextOf(forge, context));
}

function toldAt(answer: Verdict, at: string) {
  if (at === 'problem') return answer.problems;
  if (at === 'question') return answer.questions;
  return answer.fields.find(({ id }) => id === at)?.reasons ?? [];
}

describe('a reason', () => {
  it('has a fixture, whichever it is', () => {
    const shown = new Set(fixtures.map(({ code }) => code));
    // The owner's is told where the caller knows no group: see examples.test.ts.
    const missing = Object.keys(sentences).filter((code) => !shown.has(code as ReasonCode));

    expect(missing).toEqual(['owner-unknown']);
  });

  it('shares no code with the rules over instances', () => {
    expect(ruleCodes.filter((code) => Object.hasOwn(sentences, code))).toEqual([]);
  });

  it.each(fixtures)('$code is told at $at, in whole sentences of both languages', (fixture) => {
    const told = toldAt(answerTo(fixture), fixture.at);
    const reason = told.find(({ code }) => code === fixture.code);

    expect(told.map(({ code }) => code)).toContain(fixture.code);
    for (const text of [reason?.fr, reason?.en, reason?.fix.fr, reason?.fix.en]) {
      expect(text).toMatch(/^\p{Lu}/u);
      expect(text).toMatch(/[.?]$/);
      expect(text).not.toMatch(/[{}]|undefined|NaN|\[object/);
      // The typographic apostrophe, in both languages.
      expect(text).not.toMatch(/\p{L}'|'\p{L}/u);
    }
    expect(reason?.fr).not.toBe(reason?.en);
  });

  it.each(fixtures.filter(({ code }) => code !== 'label-changed' && code !== 'box-changed'))(
    '$code is told alone, unless two things are wrong',
    (fixture) => {
      const { fields, problems, questions } = answerTo(fixture);
      const told = [...problems, ...fields.flatMap(({ reasons }) => reasons)];
      const codes = (fixture.at === 'question' ? questions : told).map(({ code }) => code);

      expect(new Set(codes)).toEqual(new Set([fixture.code]));
    },
  );
});

describe('French punctuation', () => {
  it.each(Object.entries(sentences))('%s has its spaces before double signs', (_, sentence) => {
    for (const text of [sentence.fr, sentence.fix.fr]) {
      expect(text).not.toMatch(/[^\s][;:?!»](?:\s|$)/);
      expect(text).not.toMatch(/«\S/);
    }
  });
});
