import { describe, expect, it } from 'vitest';
import { forges, verdict, verdictMarkdown } from '../../generators/request/index.ts';
import { bodyOf, codesOf, contextOf, labelOfId, verdictOn } from './support/samples.ts';

/** What once went wrong with a request, each by its symptom. */

describe('an answer that says nothing', () => {
  it.each([
    ['the placeholder in French', '_Aucune réponse_', 'field-empty'],
    ['a dot', '.', 'nothing-said'],
    ['a blank of braille', '\u2800', 'nothing-said'],
    ['a lone accent', '\u0301', 'nothing-said'],
    ['a lost character', '\uFFFDcologie', 'lost-character'],
  ])('is no official name: %s', (_, text, code) => {
    const answer = verdictOn('unit-managed', 'github', { 'entity-name': text });

    expect(codesOf(answer)).toEqual([`entity-name: ${code}`]);
  });

  it.each([['-\n*'], ['.'], ['- \u2800'], ['—\n…']])('is no supervising body: %j', (text) => {
    const answer = verdictOn('unit-managed', 'github', { supervisors: text });

    expect(codesOf(answer)).toEqual(['supervisors: nothing-said']);
  });

  it('is left out of a list that says something else', () => {
    const supervisors = '- INREA\n-\n* Université de Basse-Loire\n.';
    const answer = verdictOn('unit-managed', 'github', { supervisors });

    expect(answer.instance?.entity.supervisors).toEqual(['INREA', 'Université de Basse-Loire']);
  });

  it('does not take a slanted line of prose for one', () => {
    const answer = verdictOn('unit-managed', 'github', { purpose: '_Urgent, merci._' });

    expect(answer.fields.find(({ id }) => id === 'purpose')?.value).toBe('_Urgent, merci._');
  });
});

describe('an address with a password', () => {
  const repository = 'https://bob:hunter2@forge.sepal.example/c';

  it.each(forges)('is refused and not repeated on %s', (forge) => {
    const answer = verdictOn('project-self-hosted', forge, { repository });

    expect(codesOf(answer)).toEqual(['repository: url-secret']);
    expect(verdictMarkdown(answer)).not.toContain('hunter2');
  });
});

describe('what may be a person', () => {
  it.each([
    ['mailbox', 'jdupont@gmail.example', 'mailbox-domain'],
    ['mailbox', 'Jean Dupont <jean@x.example>', 'mailbox-shape'],
    ['primary-ref', 'DUPONT', 'reference-shape'],
    ['primary-ref', 'Jean Dupont (DR2)', 'reference-shape'],
  ])('is not repeated from the field %s: %s', (id, text, code) => {
    const answer = verdictOn('unit-managed', 'github', { [id]: text });
    const markdown = verdictMarkdown(answer);

    expect(codesOf(answer)).toEqual([`${id}: ${code}`]);
    expect(markdown.toLowerCase()).not.toContain('dupont');
    expect(markdown).toContain('(non reproduit)');
  });

  it.each(['jean-dupont@inrea.example', 'jdupont@inrea.example'])(
    'is asked about where the mailbox names no function: %s',
    (mailbox) => {
      const answer = verdictOn('unit-managed', 'github', { mailbox });

      expect(answer.ok).toBe(true);
      expect(answer.questions).toMatchObject([{ code: 'mailbox-function', to: 'requester' }]);
      expect(JSON.stringify(answer.questions)).not.toContain('dupont');
    },
  );
});

describe('a line that reads like a heading that was deleted', () => {
  it.each(forges)('stays text of the field it stands in, on %s', (forge) => {
    const heading = `### ${labelOfId('slug')}`;
    const purpose = `Avant\n${heading} :\nAprès`;
    const body = bodyOf('unit-managed', forge, { purpose });
    const start = body.indexOf(`${heading}\n`);
    const end = body.indexOf(`### ${labelOfId('audience')}`);
    const answer = verdict(body.slice(0, start) + body.slice(end), contextOf(forge));

    expect(codesOf(answer)).toEqual(['slug: field-missing']);
    expect(answer.fields.find(({ id }) => id === 'purpose')?.value).toBe(purpose);
  });
});

describe('a rare line end', () => {
  it.each(['\u2028', '\u2029', '\u0085', '\v', '\f'])('joins no two words: %j', (sign) => {
    const supervisors = `INREA${sign}Université de Basse-Loire`;
    const answer = verdictOn('unit-managed', 'github', { supervisors });

    expect(answer.instance?.entity.supervisors).toEqual(['INREA', 'Université de Basse-Loire']);
  });
});

describe('a slug', () => {
  it('that stands in for a missing one cannot be asked for', () => {
    const answer = verdictOn('unit-managed', 'github', { slug: 'zz-sans-identifiant' });

    expect(codesOf(answer)).toEqual(['slug: slug-reserved']);
    // Nor is a request without a slug told of it.
    expect(codesOf(verdictOn('unit-managed', 'github', { slug: '' }))).toEqual([
      'slug: field-empty',
    ]);
  });

  it('that is an address comes back in no advice', () => {
    const answer = verdictOn('unit-managed', 'github', { slug: 'www.evil.example' });
    const [reason] = answer.fields.find(({ id }) => id === 'slug')?.reasons ?? [];

    expect(reason?.fix.fr).toContain('Libres : «');
    expect(JSON.stringify(reason)).not.toContain('evil');
  });
});

describe('a unit code', () => {
  it.each(['UMR  1234', 'umr1234', 'UMR-1234', 'UMR\u00a0\u00a01234'])('may be %j', (code) => {
    const answer = verdictOn('unit-managed', 'github', { 'entity-code': code });

    expect(answer.instance?.entity.code).toBe('UMR 1234');
  });
});
