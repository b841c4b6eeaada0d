import { describe, expect, it } from 'vitest';
import {
  answerRequest,
  type HoldNotice,
  type Notice,
  noticeMarkdown,
  readCount,
  sponsorLink,
  verdictMarkdown,
  withCount,
} from '../../../generators/request/index.ts';
import { platform } from '../../../lib/platform/index.ts';
import { expectHarmless, ownLinks } from '../support/harmless.ts';
import { bodyOf, contextOf } from '../support/samples.ts';

const signature = { platform };
const good = answerRequest(bodyOf('unit-managed', 'github'), contextOf('github'));
const bad = answerRequest(bodyOf('faulty/hasty', 'github'), contextOf('github'));
const link = sponsorLink(good, platform);
const group = 'inrea/eln-requesters';

function comment(answer: typeof good, notice: Notice): string {
  return verdictMarkdown(answer.verdict, { answer, signature, notice });
}

const holds: readonly [HoldNotice, string, string][] = [
  [{ code: 'requests-off' }, 'ne sont pas ouvertes', 'has not yet said who may ask'],
  [{ code: 'needs-sponsor', group, link }, 'peut vous parrainer', 'can sponsor you'],
  [{ code: 'not-owner', slug: 'hasopa', link }, 'à qui appartient `hasopa`', 'that owns `hasopa`'],
  [{ code: 'confidential' }, 'Rendez-la publique', 'Make it public'],
  [
    { code: 'conflict', path: 'instances/dyseau.ts' },
    'modifié lui-même `instances/dyseau.ts`',
    'changed `instances/dyseau.ts` by hand',
  ],
  [{ code: 'answer-limit', limit: 40 }, 'déjà changé 40 fois', 'has changed 40 times'],
];

describe('a request that is held', () => {
  it.each(holds)(
    '$code says why in both languages, and never that all is well',
    (notice, fr, en) => {
      const markdown = comment(good, notice);

      expect(markdown).toMatch(/^### ⏸️ /);
      expect(markdown).not.toContain('Tout convient');
      expect(markdown.includes('Qui doit encore approuver')).toBe(notice.code === 'conflict');
      expect(markdown).toContain(fr);
      expect(markdown).toContain(en);
      expectHarmless(markdown, [...ownLinks(good), ...(link === null ? [] : [link])]);
    },
  );

  it('names the other request by its number', () => {
    const markdown = comment(good, { code: 'already-asked', number: 41 });

    expect(markdown).toContain('La demande #41 est la vôtre');
    expect(markdown).toContain('Request #41 is yours');
  });

  it('hears of it beside what it has to correct, without a link that would repeat an answer', () => {
    const noLink = sponsorLink(bad, platform);
    const markdown = comment(bad, { code: 'needs-sponsor', group, link: noLink });

    expect(noLink).toBeNull();
    expect(markdown).toMatch(/^### ❌ /);
    expect(markdown).toContain('can sponsor you');
    expect(markdown).not.toContain('filled in already');
  });

  it('gives its sponsor the form with every answer but the commitments', () => {
    const { searchParams } = new URL(link ?? '');

    expect(searchParams.get('slug')).toBe('dyseau');
    expect(searchParams.get('users')).toBe('64');
    expect(searchParams.has('commitments')).toBe(false);
  });

  it('past the limit of answers shows no verdict any more', () => {
    const markdown = noticeMarkdown({ code: 'answer-limit', limit: 40 }, signature, 'en');

    expect(markdown).toMatch(/^### ⏸️ This request gets no automatic answer any more\n/);
    expect(markdown).toContain('<details><summary>Français</summary>');
    expectHarmless(markdown);
  });
});

describe('an accepted request', () => {
  it('says where it goes on, once there is such a place', () => {
    const markdown = comment(good, { code: 'opened', reference: '!7' });

    expect(markdown).toMatch(/^### ✅ Demande complète\n/);
    expect(markdown).toContain('dans la demande de fusion !7.');
    expect(markdown).toContain('in the merge request !7.');
  });
});

describe('the count of answers', () => {
  it('stands hidden at the end and is read back, the text being as it was', () => {
    const text = comment(good, { code: 'requests-off' });

    expect(readCount(withCount({ text, count: 7 }))).toEqual({ text, count: 7 });
    expect(withCount({ text, count: 7 })).toMatch(/\n<!-- eln-answers 7 -->\n$/);
  });

  it('of a comment from before there was one is one', () => {
    expect(readCount('### hello\n')).toEqual({ text: '### hello\n', count: 1 });
  });

  it('survives a forge that takes blank lines away', () => {
    expect(readCount(withCount({ text: 'x', count: 12 }).trimEnd())).toEqual({
      text: 'x',
      count: 12,
    });
  });
});
