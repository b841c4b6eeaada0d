import fc from 'fast-check';
import { expect } from 'vitest';
import {
  type Answer,
  type Answers,
  answerRequest,
  type Forge,
  type RequestKind,
  readAnswers,
  renderBody,
  verdictMarkdown,
} from '../../../generators/request/index.ts';
import { platform } from '../../../lib/platform/index.ts';
import { exampleNameOf } from './example.ts';
import { expectHarmless, ownLinks } from './harmless.ts';
import { hostile } from './hostile.ts';
import { answersOf, contextOf, kinds, seed } from './samples.ts';

/** The whole comment, as the road writes it. */
export function commentOn(answer: Answer, language?: 'fr' | 'en'): string {
  return verdictMarkdown(answer.verdict, {
    answer,
    signature: { platform, answeredAt: '2026-11-24T10:31:00Z' },
    ...(language === undefined ? {} : { language }),
  });
}

/** No text in any field of such a request becomes anything but text in its comment. */
export function makesNothingOfTexts(kind: RequestKind, forge: Forge, numRuns: number): void {
  fc.assert(
    fc.property(hostileAnswers(kind), fc.constantFrom('fr', 'en'), (given, language) => {
      const answer = answerRequest(renderBody(kind, given, forge), contextOf(forge));
      const markdown = commentOn(answer, language);

      expect(markdown.length).toBeLessThan(60_000);
      expectHarmless(markdown, ownLinks(answer));
    }),
    { seed, numRuns },
  );
}

// --- internal ---

/** The example of a kind in which some free texts are replaced by hostile ones. */
function hostileAnswers({ id, fields }: RequestKind): fc.Arbitrary<Answers> {
  const { answers } = readAnswers(answersOf(exampleNameOf(id)), kinds);
  // Ticked boxes are a list; their lines are tried by the corpus.
  const ids = fields.filter(({ type }) => type !== 'checkboxes').map((field) => field.id);
  return fc
    .array(fc.tuple(fc.constantFrom(...ids), hostile), { minLength: 1, maxLength: 12 })
    .map((replaced) => {
      return new Map([...answers, ...replaced.map(([at, text]) => [at, `${text} Zq7`] as const)]);
    });
}
