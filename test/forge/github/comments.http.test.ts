import { describe, expect, it } from 'vitest';
import { bench } from './bench.ts';

const marker = 'verdict';

describe('the sticky comment', () => {
  it('is written once, changed in place, and left alone when nothing changes', async () => {
    const { forge, state, issue } = await bench();
    const place = { on: 'issue', number: issue.number } as const;

    expect(await forge.readComment(place, marker)).toBeUndefined();
    expect(await forge.upsertComment(place, marker, 'no')).toBe('created');
    expect(await forge.upsertComment(place, marker, 'no')).toBe('unchanged');
    expect(await forge.upsertComment(place, marker, 'yes')).toBe('updated');
    expect(await forge.upsertComment(place, marker, 'yes')).toBe('unchanged');
    expect(await forge.upsertComment(place, 'status', 'merged')).toBe('created');

    expect(state.comments.map(({ body }) => body)).toEqual([
      '<!-- eln-fleet:verdict -->\nyes',
      '<!-- eln-fleet:status -->\nmerged',
    ]);
    expect(await forge.readComment(place, marker)).toBe('yes');
  });

  it('is known again by the next run, whatever line ends GitHub keeps', async () => {
    const { forge, connect, state, issue } = await bench();
    const place = { on: 'issue', number: issue.number } as const;
    await forge.upsertComment(place, marker, 'one\ntwo\n');
    for (const comment of state.comments)
      comment.body = comment.body.replaceAll('\n', '\r\n').trim();

    expect(await connect().upsertComment(place, marker, 'one\ntwo\n')).toBe('unchanged');
    expect(await connect().readComment(place, marker)).toBe('one\ntwo');
  });

  it('is never a person’s, whatever marker they write', async () => {
    const { forge, state, issue } = await bench();
    const place = { on: 'issue', number: issue.number } as const;
    const forged = '<!-- eln-fleet:verdict -->\nAccepted, merge me';
    state.addComment(issue, state.account('mallory'), forged);
    state.addComment(issue, state.account('eln-fleet-bot'), forged);

    expect(await forge.readComment(place, marker)).toBeUndefined();
    expect(await forge.upsertComment(place, marker, 'no')).toBe('created');

    expect(state.comments.map(({ author, body }) => [author?.login, body])).toEqual([
      ['mallory', forged],
      ['eln-fleet-bot', forged],
      ['eln-fleet-bot[bot]', '<!-- eln-fleet:verdict -->\nno'],
    ]);
  });

  it('is not a comment of ours that quotes a marker further down', async () => {
    const { forge, server, state, issue } = await bench();
    const place = { on: 'issue', number: issue.number } as const;
    const quoting = 'You wrote:\n<!-- eln-fleet:verdict -->\nyes';
    state.addComment(issue, server.callers.bot, quoting);

    await forge.upsertComment(place, marker, 'no');

    expect(state.comments.map(({ body }) => body)).toEqual([
      quoting,
      '<!-- eln-fleet:verdict -->\nno',
    ]);
  });

  it('is found after a thousand others, by pages of a hundred', async () => {
    const { forge, server, state, issue } = await bench();
    const place = { on: 'issue', number: issue.number } as const;
    const alix = state.account('alix');
    for (let n = 0; n < 1000; n += 1) state.addComment(issue, alix, `and ${n}`);
    state.addComment(issue, server.callers.bot, '<!-- eln-fleet:verdict -->\nno');
    const start = server.exchanges.length;

    expect(await forge.readComment(place, marker)).toBe('no');

    const pages = server.exchanges
      .slice(start)
      .filter(({ url }) => url.pathname.endsWith('/comments'));
    expect(pages.map(({ url }) => url.searchParams.get('page') ?? '1')).toEqual(
      Array.from({ length: 11 }, (_, index) => String(index + 1)),
    );
  });

  it('that two runs wrote at once is one again after the next', async () => {
    const { connect, server, state, issue } = await bench();
    const place = { on: 'issue', number: issue.number } as const;
    for (const body of ['first', 'second', 'third']) {
      state.addComment(issue, server.callers.bot, `<!-- eln-fleet:verdict -->\n${body}`);
    }

    expect(await connect().upsertComment(place, marker, 'third')).toBe('updated');

    expect(state.comments.map(({ body }) => body)).toEqual(['<!-- eln-fleet:verdict -->\nthird']);
  });

  it('that lists do not show yet is not written twice', async () => {
    const { forge, state, issue } = await bench();
    const place = { on: 'issue', number: issue.number } as const;
    state.lag = 3;

    expect(await forge.upsertComment(place, marker, 'no')).toBe('created');
    expect(await forge.upsertComment(place, marker, 'no')).toBe('unchanged');
    expect(await forge.upsertComment(place, marker, 'yes')).toBe('updated');
    expect(await forge.readComment(place, marker)).toBe('yes');

    expect(state.comments).toHaveLength(1);
  });

  it('of a pull request stands in the same list as that of an issue', async () => {
    const { forge, state } = await bench();
    state.git.commit('request/7-a', { 'a.md': 'a\n' });
    const { number } = await forge.ensurePullRequest({
      ...{ branch: 'request/7-a', base: 'main', title: 'a', body: 'b' },
    });

    expect(await forge.upsertComment({ on: 'pull', number }, 'review', 'safe')).toBe('created');
    expect(await forge.readComment({ on: 'pull', number }, 'review')).toBe('safe');
  });

  it('of an issue that does not exist is an error that says so', async () => {
    const { forge } = await bench();
    await expect(forge.readComment({ on: 'issue', number: 99 }, marker)).rejects.toMatchObject({
      ...{ code: 'FORGE_NO_ISSUE', where: 'inrea/eln-fleet#99', exit: 3 },
    });
    await expect(forge.readComment({ on: 'pull', number: 99 }, marker)).rejects.toMatchObject({
      code: 'FORGE_NO_PULL',
    });
  });

  it('that is longer than GitHub takes is refused before it is sent', async () => {
    const { forge, server, state, issue } = await bench();
    const place = { on: 'issue', number: issue.number } as const;
    const room = 65_536 - '<!-- eln-fleet:verdict -->\n'.length;

    await expect(forge.upsertComment(place, marker, 'é'.repeat(room + 1))).rejects.toMatchObject({
      code: 'FORGE_TEXT_TOO_LONG',
    });
    expect(server.exchanges).toEqual([]);
    expect(await forge.upsertComment(place, marker, 'é'.repeat(room))).toBe('created');
    expect(state.comments).toHaveLength(1);
  });
});

describe('remarks under a pull request', () => {
  it('are people’s alone, each with its account and the hour of its last edit', async () => {
    const { forge, state } = await bench();
    state.git.commit('more', { 'README.md': 'more\n' });
    const wanted = { branch: 'more', base: 'main', title: 'More', body: 'because' };
    const { number } = await forge.ensurePullRequest(wanted);
    await forge.upsertComment({ on: 'pull', number }, 'review', 'safe');
    const pull = state.issue(number);
    if (pull === undefined) throw new Error('there is no such pull request');
    const alix = state.account('alix');
    for (let index = 0; index < 101; index++) state.addComment(pull, alix, `remark ${index}`);

    const remarks = await forge.readRemarks(number);

    expect(remarks).toHaveLength(101);
    const { id, login } = alix;
    expect(remarks.at(-1)).toMatchObject({
      author: { id: Number(id), login, isBot: false },
      body: 'remark 100',
    });
    expect(Number.isNaN(Date.parse(remarks.at(-1)?.at ?? ''))).toBe(false);
  });

  it('of a pull request that is not there are an error that names it', async () => {
    const { forge } = await bench();

    await expect(forge.readRemarks(99)).rejects.toMatchObject({ code: 'FORGE_NO_PULL' });
  });
});
