import { describe, expect, it } from 'vitest';
import { forges, parseBody } from '../../generators/request/index.ts';
import { hostileTexts } from './support/corpus.ts';
import { exampleOf } from './support/example.ts';
import { expectApart, givesBack, keepsApart } from './support/properties.ts';
import { kinds } from './support/samples.ts';

// Ten thousand runs of each: test/hostile.
const runs = 150;

describe.each(kinds)('the form $id', (kind) => {
  it.each(forges)('gives back on %s what was put in', (forge) => {
    givesBack(kind, forge, runs);
  });

  it.each(forges)('lets no text on %s change what another field says', (forge) => {
    keepsApart(kind, forge, runs);
  });

  it.each(forges)('takes every text of the corpus on %s for text of its own field', (forge) => {
    const texts = hostileTexts();
    const fields = kind.fields.filter(({ type }) => type === 'textarea' || type === 'input');
    // Each text in a field of its own, by turns; in every field: test/hostile.
    for (const [index, { text }] of texts.entries()) {
      const field = fields[index % fields.length];
      if (field !== undefined) expectApart(kind, forge, field, text);
    }
    expect(texts.length).toBeGreaterThan(60);
  });

  it('has an example that reads as it was filled in', () => {
    for (const forge of forges) {
      const { fields, problems } = parseBody(exampleOf(kind, forge), kinds, forge);

      expect(problems).toEqual([]);
      expect(fields.flatMap(({ reasons }) => reasons)).toEqual([]);
    }
  });
});
