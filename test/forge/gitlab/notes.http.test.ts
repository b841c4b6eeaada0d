import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addNote } from './server/routes/notes.ts';
import { branchOf, forged, issueBy } from './support/people.ts';
import { gitlabPlace } from './support/place.ts';

const place = { on: 'issue', number: 1 } as const;

describe('the comment that answers an issue', () => {
  it('is written once, changed in place, and left alone where it says the same', async () => {
    const gitlab = await gitlabPlace();
    const issue = issueBy(gitlab);
    const forge = gitlab.forge();

    expect(await forge.upsertComment(place, 'verdict', 'no')).toBe('created');
    expect(await forge.upsertComment(place, 'verdict', 'no')).toBe('unchanged');
    expect(await forge.upsertComment(place, 'verdict', 'yes')).toBe('updated');
    expect(await gitlab.forge().upsertComment(place, 'verdict', 'yes')).toBe('unchanged');

    expect(issue.notes.map(({ body }) => body)).toEqual(['<!-- eln-fleet:verdict -->\nyes']);
    expect(await forge.readComment(place, 'verdict')).toBe('yes');
    expect(await forge.readComment(place, 'status')).toBeUndefined();
  });

  it('stands on a merge request the same way', async () => {
    const gitlab = await gitlabPlace();
    const branch = branchOf(gitlab);
    const forge = gitlab.forge();
    const pull = await forge.ensurePullRequest({ branch, base: 'main', title: 't', body: 'b' });
    const there = { on: 'pull', number: pull.number } as const;

    expect(await forge.upsertComment(there, 'review', 'safe')).toBe('created');
    expect(await forge.upsertComment(there, 'review', 'safe\n')).toBe('unchanged');
    expect(await forge.readComment(there, 'review')).toBe('safe');
  });

  it('is never one that a person has written, whatever marker it carries', async () => {
    const gitlab = await gitlabPlace();
    const issue = issueBy(gitlab);
    const mallory = gitlab.account('mallory');
    addNote(gitlab.state, issue, mallory.id, forged);
    const forge = gitlab.forge();

    expect(await forge.readComment(place, 'verdict')).toBeUndefined();
    expect(await forge.upsertComment(place, 'verdict', 'no')).toBe('created');

    expect(issue.notes.map(({ author, body }) => [author, body])).toEqual([
      [mallory.id, forged],
      [2, '<!-- eln-fleet:verdict -->\nno'],
    ]);
  });

  it('is known by its first line alone, so that a comment may quote another', async () => {
    const gitlab = await gitlabPlace();
    issueBy(gitlab);
    const forge = gitlab.forge();
    await forge.upsertComment(place, 'status', `quoted:\n${forged}`);

    expect(await forge.readComment(place, 'verdict')).toBeUndefined();
  });

  it('is found behind a thousand others, in eleven pages', async () => {
    const gitlab = await gitlabPlace();
    const issue = issueBy(gitlab);
    for (let n = 0; n < 1000; n += 1) addNote(gitlab.state, issue, issue.author, `comment ${n}`);
    const forge = gitlab.forge();
    await forge.upsertComment(place, 'verdict', 'no');
    const before = gitlab.server.heard.length;

    expect(await forge.upsertComment(place, 'verdict', 'no')).toBe('unchanged');

    expect(gitlab.server.heard.length - before).toBe(11);
  });

  it('is one again after two runs at once have both written it', async () => {
    const gitlab = await gitlabPlace();
    const issue = issueBy(gitlab);
    addNote(gitlab.state, issue, 2, '<!-- eln-fleet:verdict -->\nno');
    addNote(gitlab.state, issue, 2, '<!-- eln-fleet:verdict -->\nno');
    const [first] = issue.notes;

    expect(await gitlab.forge().upsertComment(place, 'verdict', 'no')).toBe('updated');

    expect(issue.notes.map(({ id }) => id)).toEqual([first?.id]);
  });

  it('refuses a text that GitLab would refuse', async () => {
    const gitlab = await gitlabPlace();
    issueBy(gitlab);
    const forge = gitlab.forge();

    await expect(
      forge.upsertComment(place, 'verdict', 'é'.repeat(1_000_001)),
    ).rejects.toMatchObject({ code: 'FORGE_TEXT_TOO_LONG', exit: 3 });
  });
});

describe('a quick action in a text of ours', () => {
  it.each([
    '/close',
    'a\n/merge\nb',
    'a\r\n/label ~x\r\n',
    '```\n/close\n```',
    '/CLOSE',
    '\r/close',
  ])('is not obeyed in %j, and stays to be read', async (text) => {
    const gitlab = await gitlabPlace();
    issueBy(gitlab);
    const branch = branchOf(gitlab);
    const forge = gitlab.forge();

    await forge.upsertComment(place, 'verdict', text);
    await forge.ensureIssue({ marker: 'm', title: 't', body: text, openedOn: '2026-11-24' });
    await forge.ensurePullRequest({ branch, base: 'main', title: 't', body: text });

    expect(gitlab.state.carriedOut).toEqual([]);
    expect(await forge.readComment(place, 'verdict')).toContain(text.trim().split(/\s/).at(-1));
    expect(await forge.upsertComment(place, 'verdict', text)).toBe('unchanged');
  });

  it('is obeyed by GitLab when a person writes it: the forge of these tests is not blind', async () => {
    const gitlab = await gitlabPlace();
    const issue = issueBy(gitlab);
    addNote(gitlab.state, issue, issue.author, 'done\n/close');

    expect(gitlab.state.carriedOut).toEqual(['/close']);
  });

  it('cannot be written in any text whatever', async () => {
    const gitlab = await gitlabPlace();
    issueBy(gitlab);
    const forge = gitlab.forge();
    const line = fc.constantFrom(
      '/close',
      '/merge now',
      ' /close',
      '>>>',
      '```',
      '<p>',
      '`',
      'a',
      '',
    );
    const text = fc.array(line, { minLength: 1, maxLength: 8 });
    const end = fc.constantFrom('\n', '\r\n', '\r', '\n\r');

    await fc.assert(
      fc.asyncProperty(text, end, async (lines, separator) => {
        await forge.upsertComment(place, 'verdict', lines.join(separator));
        expect(gitlab.state.carriedOut).toEqual([]);
      }),
      { seed: 20261124, numRuns: 60 },
    );
  });
});

describe('remarks under a merge request', () => {
  it('are people’s alone, each with its account and the hour of its last edit', async () => {
    const gitlab = await gitlabPlace();
    const branch = branchOf(gitlab);
    const forge = gitlab.forge();
    const pull = await forge.ensurePullRequest({ branch, base: 'main', title: 't', body: 'b' });
    await forge.upsertComment({ on: 'pull', number: pull.number }, 'review', 'safe');
    const alix = gitlab.account('alix');
    const [merge] = gitlab.state.merges;
    if (merge === undefined) throw new Error('there is no merge request');
    addNote(gitlab.state, merge, alix.id, 'a remark');

    const remarks = await forge.readRemarks(pull.number);

    expect(remarks).toMatchObject([
      { author: { id: alix.id, login: 'alix', isBot: false }, body: 'a remark' },
    ]);
    expect(Number.isNaN(Date.parse(remarks[0]?.at ?? ''))).toBe(false);
  });
});
