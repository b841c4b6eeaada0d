import { describe, it } from 'vitest';
import { answerRequest, forges } from '../../generators/request/index.ts';
import { commentOn, makesNothingOfTexts } from '../request/support/comments.ts';
import { hostileCases } from '../request/support/corpus.ts';
import { expectHarmless, ownLinks } from '../request/support/harmless.ts';
import { contextOf, kinds } from '../request/support/samples.ts';

describe.each(kinds)('the comment on a request of the kind $id', (kind) => {
  it.each(forges)('makes nothing of a text from %s but text', (forge) => {
    makesNothingOfTexts(kind, forge, 200);
  });
});

describe.each(forges)('the comment on a hostile body on %s', (forge) => {
  it.each(hostileCases().filter((one) => one.forge === forge))(
    '$name: holds nothing of it but text',
    ({ body }) => {
      const answer = answerRequest(body, contextOf(forge));

      expectHarmless(commentOn(answer), ownLinks(answer));
    },
  );
});
