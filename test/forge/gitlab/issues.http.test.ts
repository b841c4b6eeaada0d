import { describe, expect, it } from 'vitest';
import { openIssue } from './server/routes/issues.ts';
import { issueBy } from './support/people.ts';
import { gitlabPlace } from './support/place.ts';

describe('an issue on GitLab', () => {
  it('is read by the number that people know, with its author’s own id', async () => {
    const gitlab = await gitlabPlace();
    const issue = issueBy(gitlab, 'alix', { title: 'Un cahier', description: 'a\nb' });

    expect(await gitlab.forge().readIssue(1)).toEqual({
      number: 1,
      title: 'Un cahier',
      body: 'a\nb',
      author: { id: issue.author, login: 'alix', isBot: false },
      state: 'open',
      labels: [],
      openedOn: '2026-11-24',
    });
  });

  it.each([
    ['an access token of a project', 'project_9_bot_ffff', { bot: true }],
    ['a service account', 'deploy', { bot: true }],
  ])('says that its author is a program when it is %s', async (_, login, given) => {
    const gitlab = await gitlabPlace();
    gitlab.account(login, given);
    issueBy(gitlab, login);
    gitlab.account(login, given);

    expect((await gitlab.forge().readIssue(1)).author.isBot).toBe(true);
  });

  it('takes the fleet’s own account for a program, even where the token is a person’s', async () => {
    const gitlab = await gitlabPlace();
    gitlab.account('project_9_bot_0a1b2c3d', { bot: false });
    openIssue(gitlab.state, 2, { title: 'Pilots', description: '' });

    expect((await gitlab.forge().readIssue(1)).author.isBot).toBe(true);
  });

  it('says that few may see it, so that no answer shows it to others', async () => {
    const gitlab = await gitlabPlace();
    issueBy(gitlab, 'alix', { confidential: true });

    expect(await gitlab.forge().readIssue(1)).toMatchObject({ isConfidential: true });
  });

  it('that does not exist is an error that names the project', async () => {
    const gitlab = await gitlabPlace();

    await expect(gitlab.forge().readIssue(7)).rejects.toMatchObject({
      code: 'FORGE_NO_ISSUE',
      where: 'inrea/eln/eln-fleet',
      exit: 3,
    });
  });
});

describe('labels on GitLab', () => {
  it('are given and taken in one call, and none is needed where all is so already', async () => {
    const gitlab = await gitlabPlace();
    const issue = issueBy(gitlab);
    const forge = gitlab.forge();
    await forge.setLabels(1, { add: ['a', 'b'], remove: [] });

    expect(await forge.setLabels(1, { add: ['c'], remove: ['a', 'z'] })).toBe('updated');
    const writes = forge.calls.writes;
    expect(await forge.setLabels(1, { add: ['c'], remove: ['a', 'z'] })).toBe('unchanged');

    expect(issue.labels).toEqual(['b', 'c']);
    expect(forge.calls.writes).toBe(writes);
  });
});

describe('an issue that the fleet opens itself', () => {
  const wanted = { marker: 'pilots/ecosol', title: 'Pilots', body: 'soon', openedOn: '2026-11-24' };

  it('is opened once, edited in place and opened again', async () => {
    const gitlab = await gitlabPlace();
    const forge = gitlab.forge();

    expect(await forge.ensureIssue(wanted)).toEqual({ number: 1, outcome: 'created' });
    expect(await gitlab.forge().ensureIssue(wanted)).toEqual({ number: 1, outcome: 'unchanged' });
    expect(await forge.ensureIssue({ ...wanted, body: 'now' })).toEqual({
      number: 1,
      outcome: 'updated',
    });
    expect(await forge.closeIssue(wanted.marker)).toBe('updated');
    expect(await forge.closeIssue(wanted.marker)).toBe('unchanged');
    expect(await forge.ensureIssue(wanted)).toEqual({ number: 1, outcome: 'updated' });

    expect(gitlab.state.issues.map(({ state, description }) => [state, description])).toEqual([
      ['opened', '<!-- eln-fleet:pilots/ecosol -->\nsoon'],
    ]);
  });

  it('is never a person’s, whatever marker that carries', async () => {
    const gitlab = await gitlabPlace();
    issueBy(gitlab, 'mallory', { description: '<!-- eln-fleet:pilots/ecosol -->\nsoon' });
    const forge = gitlab.forge();

    expect(await forge.closeIssue(wanted.marker)).toBe('unchanged');
    expect(await forge.ensureIssue(wanted)).toEqual({ number: 2, outcome: 'created' });
  });

  it('is one again after two runs at once have both opened it', async () => {
    const gitlab = await gitlabPlace();
    const description = '<!-- eln-fleet:pilots/ecosol -->\nsoon';
    openIssue(gitlab.state, 2, { title: 'Pilots', description });
    openIssue(gitlab.state, 2, { title: 'Pilots', description });

    expect(await gitlab.forge().ensureIssue(wanted)).toMatchObject({ number: 1 });

    expect(gitlab.state.issues.map(({ state }) => state)).toEqual(['opened', 'closed']);
  });

  it('has a title that GitLab takes', async () => {
    const gitlab = await gitlabPlace();
    const title = ` ${'é'.repeat(300)} `;
    const forge = gitlab.forge();
    await forge.ensureIssue({ ...wanted, title });

    expect(gitlab.state.issues[0]?.title).toBe('é'.repeat(255));
    expect((await forge.ensureIssue({ ...wanted, title })).outcome).toBe('unchanged');
  });
});

describe('issues that changed', () => {
  it.each([
    ['by keyset (GitLab 18.3 and newer)', true],
    ['by offset', false],
  ])('come longest unchanged first, all of them, page after page %s', async (_, keyset) => {
    const gitlab = await gitlabPlace();
    gitlab.state.troubles.keyset = keyset;
    for (let n = 0; n < 250; n += 1) issueBy(gitlab);
    const [old, , third] = gitlab.state.issues;
    if (old === undefined || third === undefined) throw new Error('no issue');
    const since = new Date(third.updatedAt).toISOString();
    old.updatedAt = gitlab.state.now();
    const forge = gitlab.forge();

    const changed = await forge.changedIssues(since);

    expect(changed.map(({ number }) => number)).toEqual([
      ...Array.from({ length: 248 }, (_, at) => at + 3),
      1,
    ]);
    expect(changed.at(-1)?.changedAt).toBe(new Date(old.updatedAt).toISOString());
    expect(forge.calls.total).toBe(3);
  });

  it('loses none that changes between two pages', async () => {
    const gitlab = await gitlabPlace();
    gitlab.state.troubles.keyset = false;
    for (let n = 0; n < 150; n += 1) issueBy(gitlab);
    // Somebody comments as soon as the first page has gone out.
    const { now } = gitlab.state;
    const first = gitlab.state.issues[0];
    const listen = gitlab.server.heard.push.bind(gitlab.server.heard);
    gitlab.server.heard.push = (...calls) => {
      if (first !== undefined && gitlab.server.heard.length === 0) first.updatedAt = now();
      return listen(...calls);
    };

    const numbers = (await gitlab.forge().changedIssues('2026-01-01T00:00:00Z')).map(
      ({ number }) => number,
    );

    expect(numbers.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 149 }, (_, at) => at + 2),
    );
  });
});
