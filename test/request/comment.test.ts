import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answers,
  type Forge,
  forges,
  pullRequestText,
  readAnswers,
  renderBody,
  type Verdict,
  verdict,
  verdictMarkdown,
} from '../../generators/request/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { expectHarmless } from './support/harmless.ts';
import { hostile } from './support/hostile.ts';
import { answersOf, contextOf, kinds, seed, verdictOn } from './support/samples.ts';

const [kind] = kinds;
const fields = kind?.fields ?? [];

function answerTo(answers: Answers, forge: Forge): Verdict {
  if (kind === undefined) throw new Error('no kind');
  return verdict(renderBody(kind, answers, forge), contextOf(forge));
}

describe('the comment on a request', () => {
  it('opens with the language asked, and folds the other', () => {
    const { ok: _, ...refused } = verdictOn('faulty/hasty', 'github');
    const answer = { ...refused, ok: false };

    expect(verdictMarkdown(answer)).toMatch(/^### ❌ Demande à corriger : 11 points\n/);
    expect(verdictMarkdown(answer)).toContain(
      '<details><summary>English</summary>\n\n### ❌ The request',
    );
    expect(verdictMarkdown(answer, { language: 'en' })).toMatch(/^### ❌ The request needs/);
    expect(verdictMarkdown(verdictOn('project-self-hosted', 'github'))).toMatch(
      /^### ✅ The request is/,
    );
  });

  it('says field by field what is wrong, where, and what to do', () => {
    const markdown = verdictMarkdown(verdictOn('faulty/hasty', 'github'), { language: 'fr' });

    expect(markdown).toContain(
      '| ✗ | Nombre d’utilisateurs attendus (ligne 46) | `une dizaine` | Un nombre entier, en chiffres, est attendu. Écrivez par exemple «\u00a0`45`\u00a0». |',
    );
    expect(markdown).toContain('| ✓ | Nom officiel de l’entité | `Écologie des bocages` |');
  });

  it('does not repeat what may be somebody’s name', () => {
    const markdown = verdictMarkdown(verdictOn('faulty/hasty', 'github'));

    expect(markdown).not.toContain('Camille');
    expect(markdown).not.toContain('camille');
    expect(markdown).toContain('(non reproduit)');
  });

  it.each([
    ['backticks', '`'.repeat(60_000)],
    ['pipes', '|'.repeat(60_000)],
    ['unseen signs', '\u202E'.repeat(60_000)],
    ['lines', '\n#1 '.repeat(15_000)],
    ['pairs', '👩‍🌾'.repeat(10_000)],
  ])('stays below 60,000 characters, whatever the length of %s', (_, text) => {
    const everywhere = Object.fromEntries(
      fields.filter((field) => !('options' in field)).map(({ id }) => [id, text]),
    );
    const given = readAnswers(answersOf('unit-managed', everywhere), kinds).answers;

    for (const forge of forges) {
      const markdown = verdictMarkdown(answerTo(given, forge));
      expect(markdown.length).toBeLessThan(60_000);
      expectHarmless(markdown);
    }
  });

  it('leaves out whole rows where there is no room, and says how many', () => {
    const answer = verdictOn('faulty/hasty', 'github');
    const [field] = answer.fields.filter(({ ok }) => !ok);
    if (field === undefined) throw new Error('nothing wrong');
    const markdown = verdictMarkdown({ ...answer, fields: new Array(900).fill(field) });

    expect(markdown.length).toBeLessThan(60_000);
    expect(markdown).toMatch(/… et \d+ autres/);
    expect(markdown).toMatch(/… and \d+ more/);
    expectHarmless(markdown);
  });
});

describe('the description of a pull request', () => {
  it('holds the requester’s own words, line by line, and makes nothing of them', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const answer = verdictOn('unit-managed', 'gitlab', { purpose: `x ${text} Zq7` });
        fc.pre(answer.instance !== null);
        if (answer.instance === null) return;
        const { body } = pullRequestText(answer, answer.instance, platform);

        // The one reference is ours: to the request itself.
        expectHarmless(body.replaceAll('#57', '57'));
        const purpose = answer.fields.find(({ id }) => id === 'purpose')?.value;
        const lines = String(purpose)
          .split('\n')
          .filter((line) => line !== '');
        expect(body.split('\n').filter((line) => line.startsWith('> '))).toHaveLength(
          lines.length * 2,
        );
      }),
      { seed, numRuns: 15 },
    );
  });
});
