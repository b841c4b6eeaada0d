import { describe, expect, it } from 'vitest';
import { writtenDay, writtenMoment } from '../../../generators/request/comment/moment.ts';
import { answerRequest, keepTime } from '../../../generators/request/index.ts';
import { commentOn } from '../support/comments.ts';
import { forgeHtml } from '../support/forge-html.ts';
import { expectHarmless } from '../support/harmless.ts';
import { bodyOf, contextOf } from '../support/samples.ts';
import { commentCases } from './cases.ts';

describe('a comment as the forge shows it', () => {
  it.each(commentCases())(
    '$name is drawn without a word that calls, links or commands',
    ({ name, forge, markdown, links }) => {
      const { html, mentions } = forgeHtml(markdown, forge);

      expectHarmless(markdown, links, 'mal.example/');
      expect(html.split('<details>')).toHaveLength(html.split('</details>').length);
      expect(html).toMatch(/<h3>\S/);
      // A question alone calls somebody: the team that answers it.
      expect(new Set(mentions).size, name).toBe(name === '09-question' ? 1 : 0);
    },
  );

  it('tells somebody who wrote a letter which forms there are, each a link away', () => {
    const answer = answerRequest('Bonjour, il nous faudrait un cahier.', contextOf('github'));
    const markdown = commentOn(answer);

    expect(markdown).toContain(
      '- [Demander un cahier](<https://github.example/inrea/eln-fleet/issues/new?template=new-instance.yml>)',
    );
    expect(markdown).toContain('n’a pas reconnu votre demande');
    expect(markdown).not.toContain('cette réponse se met à jour');
  });

  it('links the notebooks that it asks about', () => {
    const body = bodyOf('unit-managed', 'github', { users: '6' });
    const markdown = commentOn(answerRequest(body, contextOf('github')));

    expect(markdown).toContain('[`hasopa`](<https://hasopa.cle.inrea.example/>)');
  });

  it('names the document that is missing for an approval', () => {
    const body = bodyOf('project-self-hosted', 'github', { 'partners-agreement': undefined });
    const markdown = commentOn(answerRequest(body, contextOf('github')), 'fr');

    expect(markdown).toMatch(/document à fournir.: accord avec les partenaires/);
  });

  it('says when it was written, in the institute’s own time, and how to reach somebody', () => {
    const markdown = commentOn(
      answerRequest(bodyOf('unit-managed', 'github'), contextOf('github')),
    );

    expect(markdown).toContain('Réponse du 24 novembre 2026 à 11 h 31.');
    expect(markdown).toContain('`@inrea/eln-maintainers`');
    expect(markdown).toContain('`cle-support@inrea.example`');
  });
});

describe('the time of an answer', () => {
  it('does not count as a change', () => {
    const early = commentOn(answerRequest(bodyOf('unit-managed', 'github'), contextOf('github')));
    const late = early.replaceAll('11 h 31', '18 h 02').replaceAll('11:31', '18:02');

    expect(late).not.toBe(early);
    expect(keepTime(late, early)).toBe(early);
    expect(keepTime(`${late}x`, early)).toBe(`${late}x`);
    expect(keepTime(late, undefined)).toBe(late);
  });

  it.each([
    ['2027-03-01', '1er mars 2027', '1 March 2027'],
    ['2026-08-15', '15 août 2026', '15 August 2026'],
  ])('is written as people write the day %s', (day, fr, en) => {
    expect([writtenDay(day, 'fr'), writtenDay(day, 'en')]).toEqual([fr, en]);
  });

  it('follows summer time, and midnight', () => {
    expect(writtenMoment('2026-07-01T22:05:00Z', 'Europe/Paris', 'fr')).toBe(
      '2 juillet 2026 à 00 h 05',
    );
    expect(writtenMoment('2026-07-01', 'Europe/Paris', 'en')).toBe('1 July 2026');
  });
});
