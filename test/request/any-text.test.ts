import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forges, verdict, verdictMarkdown } from '../../generators/request/index.ts';
import { headings, hostile } from './support/hostile.ts';
import { bodyOf, contextOf, seed } from './support/samples.ts';
import { bestTime } from './support/timing.ts';

const megabyte = 1_000_000;
const tasks = '- [x] La direction de l’entité approuve cette demande.\n';

/** Bodies that are slow for whoever backtracks, sorts or composes without care. */
const heavy: readonly (readonly [string, string])[] = [
  ['line ends', '\n'.repeat(megabyte)],
  ['carriage returns', '\r'.repeat(megabyte)],
  ['one endless line', 'x'.repeat(megabyte)],
  ['stacked marks', `### a${'\u0301\u0323'.repeat(megabyte / 2)}`],
  ['marks just below what is refused', `e${'\u0301'.repeat(29)}`.repeat(megabyte / 30)],
  ['marks behind unseen signs', 'a\u0301\u200b\u0323\u200b'.repeat(megabyte / 5)],
  ['headings of the form', `${headings.join('\n')}\n`.repeat(Math.ceil(megabyte / 2500))],
  ['one heading', `${headings[0]}\n`.repeat(megabyte / 40)],
  ['headings that are nearly the form’s', `${headings.join(' \n')} \n`.repeat(400)],
  ['boxes', tasks.repeat(megabyte / tasks.length)],
  ['backticks', '`'.repeat(megabyte)],
  ['names', 'Aa '.repeat(megabyte / 3)],
  ['surrogates', '\ud83d'.repeat(megabyte)],
  ['comments', '<!--'.repeat(megabyte / 4)],
];

describe.each(forges)('any text on %s', (forge) => {
  it('gets a verdict, and the verdict a comment', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
        const answer = verdict(text, contextOf(forge));

        expect(answer.ok).toBe(false);
        expect(answer.instance).toBeNull();
        expect(verdictMarkdown(answer).length).toBeLessThan(60_000);
      }),
      { seed, numRuns: 200 },
    );
  });

  it.each(heavy)('is answered in under a second: a megabyte of %s', (_, text) => {
    const field = bodyOf('unit-managed', forge, { purpose: `a${text}b` });
    expect(verdict(text, contextOf(forge)).ok).toBe(false);
    for (const body of [text, field]) {
      const time = bestTime(1000, () => {
        const markdown = verdictMarkdown(verdict(body, contextOf(forge)));
        expect(markdown.length).toBeLessThan(60_000);
      });
      expect(time).toBeLessThan(1000);
    }
  });

  it('takes time that grows with its length, not with its square', () => {
    const costs = [1, 4].map((times) => {
      const text = `${headings.join('\n')}\nmot ### `.repeat(60 * times);
      const body = bodyOf('unit-managed', forge, { purpose: text }).slice(0, 65_000 * times);
      return bestTime(0, () => {
        for (let run = 0; run < 3; run += 1) verdict(body, contextOf('gitlab'));
      });
    });

    // Four times the text; sixteen would be the square. Both under 50 ms are noise.
    expect((costs[1] ?? 0) / Math.max(costs[0] ?? 0, 50)).toBeLessThan(10);
  });
});
