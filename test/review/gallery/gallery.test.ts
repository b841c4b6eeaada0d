import { describe, expect, it } from 'vitest';
import { checkBody, commentLimits, reportMarkdown } from '../../../generators/review/index.ts';
import { reportSchema } from '../../../generators/review/schema.ts';
import { gallery, reviewed } from './index.ts';
import { expectedText } from './text.ts';

/**
 * Realistic changes, each with the verdict and the risks that a maintainer should see. To
 * accept a change that is meant: `npx vitest run test/review/gallery --update`, then read
 * the difference.
 */
describe('the gallery', () => {
  it.each(gallery.map((one) => [one.id, one] as const))('%s', async (id, one) => {
    const report = reviewed(one);

    await expect(expectedText(one, report)).toMatchFileSnapshot(`expected/${id}.txt`);
    expect(reportSchema.parse(report)).toEqual(report);
    for (const limit of [2000, 5000, ...Object.values(commentLimits)]) {
      const markdown = reportMarkdown(report, { limit });
      expect(checkBody(markdown, limit)).toEqual([]);
    }
  });

  it('holds at least 25 changes, each with a name and a title of its own', () => {
    const distinct = (words: readonly string[]) => new Set(words).size;

    expect(gallery.length).toBeGreaterThanOrEqual(25);
    expect(distinct(gallery.map(({ id }) => id))).toBe(gallery.length);
    expect(distinct(gallery.map(({ title }) => title))).toBe(gallery.length);
  });
});
