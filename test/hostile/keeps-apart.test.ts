import { describe, it } from 'vitest';
import { forges } from '../../generators/request/index.ts';
import { hostileTexts } from '../request/support/corpus.ts';
import { expectApart, keepsApart } from '../request/support/properties.ts';
import { kinds } from '../request/support/samples.ts';

describe.each(kinds)('the form $id', (kind) => {
  it.each(forges)('lets no text on %s change what another field says', (forge) => {
    keepsApart(kind, forge, 10_000);
  });

  it.each(forges)('takes every text of the corpus on %s in any field for text', (forge) => {
    for (const { text } of hostileTexts()) {
      for (const field of kind.fields) expectApart(kind, forge, field, text);
    }
  });
});
