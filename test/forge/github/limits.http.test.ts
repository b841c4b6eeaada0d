import { describe, expect, it } from 'vitest';
import { bench } from './bench.ts';
import { forgeOf } from './client.ts';
import { refusal } from './server/answer.ts';
import { primaryLimit, secondaryLimit } from './server/faults.ts';

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

describe('a forge that takes no more calls', () => {
  it.each([
    ['the secondary limit, with a time', secondaryLimit(30)],
    ['the secondary limit, as 429', secondaryLimit(5, 429)],
    ['the secondary limit, without a time', secondaryLimit()],
    ['the hour’s limit, soon over', primaryLimit(inSeconds(20))],
    ['the hour’s limit, as 429', primaryLimit(inSeconds(20), 429)],
  ])('is waited for: %s', async (_, answer) => {
    const { forge, server, issue } = await bench();
    server.faults.add({ left: 2, when: 'before', answer });

    expect((await forge.readIssue(issue.number)).title).toBe('A notebook');
    expect(server.exchanges.filter(({ status }) => status !== 200 && status !== 201)).toHaveLength(
      2,
    );
  });

  it.each([
    ['the hour’s limit', primaryLimit(inSeconds(3000))],
    ['a secondary limit that does not end', secondaryLimit(50)],
  ])('is not waited for beyond the patience of a run: %s', async (_, answer) => {
    const { forge, server, issue } = await bench();
    await forge.readIssue(issue.number);
    server.faults.add({ left: 100, when: 'before', answer });

    await expect(forge.setLabels(issue.number, { add: ['a'], remove: [] })).rejects.toMatchObject({
      code: 'FORGE_RATE_LIMITED',
      exit: 3,
      what: expect.stringMatching(/until \d\d:\d\d UTC/),
    });
    expect(server.exchanges.length).toBeLessThan(12);
  });

  it('does not lose a write that was refused: it is made once', async () => {
    const { forge, server, state, issue } = await bench();
    const place = { on: 'issue', number: issue.number } as const;
    server.faults.add({
      ...{ left: 2, when: 'before', answer: secondaryLimit(10) },
      concerns: (method, path) => method === 'POST' && path.endsWith('/comments'),
    });

    expect(await forge.upsertComment(place, 'verdict', 'no')).toBe('created');
    expect(state.comments).toHaveLength(1);
  });
});

describe('a forge that is out of order', () => {
  const broken = [500, 502, 503, 504].map((status) => refusal(status, 'Server Error'));

  it.each(broken)('is asked again after $status', async (answer) => {
    const { forge, server, issue } = await bench();
    server.faults.add({ left: 3, when: 'before', answer });
    expect((await forge.readIssue(issue.number)).title).toBe('A notebook');
  });

  it.each([
    ['with 502', refusal(502, 'Bad gateway')],
    ['without a word', 'no answer'],
  ] as const)('is given up when it stays so: %s', async (_, answer) => {
    const { forge, server, issue } = await bench();
    server.faults.add({ left: 1000, when: 'before', answer });

    await expect(forge.readIssue(issue.number)).rejects.toMatchObject({
      ...{ code: 'FORGE_UNREACHABLE', exit: 3, where: `inrea/eln-fleet#${issue.number}` },
    });
  });

  it('is not waited for longer than the run has patience, whatever it does', async () => {
    const { server, settings, clone, issue } = await bench();
    let waited = 0;
    const onWait = (seconds: number) => {
      waited += seconds;
    };
    const pace = { second: 1, patience: 20, onWait };
    const forge = forgeOf(server, { ...settings, pace }, clone);
    server.faults.add({ left: 10_000, when: 'before', answer: refusal(503, 'Unavailable') });

    for (let n = 0; n < 4; n += 1) {
      await expect(forge.readIssue(issue.number)).rejects.toMatchObject({
        code: 'FORGE_UNREACHABLE',
      });
    }
    expect(waited).toBeLessThanOrEqual(20);
  });

  it.each(['a 502', 'no answer'])('has made what it does not say it has made: %s', async (how) => {
    const { forge, server, state, issue } = await bench();
    const answer = how === 'a 502' ? refusal(502, 'Bad gateway') : ('no answer' as const);
    const branch = 'request/7-a';
    state.git.commit(branch, { 'a.md': 'a\n' });
    server.faults.add({
      ...{ left: 3, when: 'after', answer },
      concerns: (method, path) => method === 'POST' && /\/(?:comments|pulls|issues)$/.test(path),
    });

    await forge.upsertComment({ on: 'issue', number: issue.number }, 'verdict', 'no');
    await forge.ensurePullRequest({ branch, base: 'main', title: 'a', body: 'b' });
    await forge.ensureIssue({ marker: 'pilots/a', title: 'a', body: 'b', openedOn: '2026-11-24' });

    expect(state.comments).toHaveLength(1);
    expect(state.issues.map(({ title }) => title)).toEqual(['A notebook', 'a', 'a']);
  });
});

describe('calls', () => {
  it('that were made before are answered by "not modified", which costs nothing', async () => {
    const { forge, server, issue } = await bench();
    await forge.readIssue(issue.number);
    const first = server.exchanges.length;

    expect(await forge.readIssue(issue.number)).toEqual(await forge.readIssue(issue.number));
    expect(server.exchanges.slice(first).map(({ status }) => status)).toEqual([304, 304]);
    issue.title = 'Another';
    expect((await forge.readIssue(issue.number)).title).toBe('Another');
  });

  it('are counted, tries and tokens included', async () => {
    const { forge, server, issue } = await bench();
    server.faults.add({ left: 1, when: 'before', answer: refusal(502, 'Bad gateway') });

    await forge.upsertComment({ on: 'issue', number: issue.number }, 'verdict', 'no');

    const { total, reads, writes } = forge.calls;
    expect(total).toBe(server.exchanges.length);
    expect([reads, writes]).toEqual([
      server.exchanges.filter(({ method }) => method === 'GET').length,
      server.exchanges.filter(({ method }) => method !== 'GET').length,
    ]);
  });

  it('are not made without end', async () => {
    const { server, settings, clone, issue } = await bench();
    const forge = forgeOf(server, { ...settings, pace: { second: 1, calls: 5 } }, clone);
    const run = async () => {
      for (;;) await forge.readIssue(issue.number);
    };

    await expect(run()).rejects.toMatchObject({ code: 'FORGE_CALL_LIMIT', exit: 3 });
    expect(server.exchanges).toHaveLength(5);
  });

  it('do not follow an answer to another host', async () => {
    const { forge, server, issue } = await bench();
    const link = '<https://elsewhere.example/issues/1/comments?page=2>; rel="next"';
    server.faults.add({
      ...{ left: 1, when: 'before', answer: { status: 200, body: [], headers: { link } } },
      concerns: (_, path) => path.endsWith('/comments'),
    });

    await expect(
      forge.readComment({ on: 'issue', number: issue.number }, 'verdict'),
    ).rejects.toMatchObject({ code: 'FORGE_ELSEWHERE', where: 'https://elsewhere.example' });
  });
});
