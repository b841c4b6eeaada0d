import { describe, expect, it } from 'vitest';
import { bench } from './bench.ts';
import { forgeOf, tokenSettings } from './client.ts';

describe('an issue on GitHub', () => {
  it('is read with its author’s id, its labels and its day', async () => {
    const { forge, state, issue } = await bench();
    const label = 'request:accepted';
    state.labels.set(label, { id: 1, color: 'c2e0c6' });
    issue.labels.push(label);

    expect(await forge.readIssue(issue.number)).toEqual({
      ...{ number: issue.number, title: 'A notebook', body: 'please', state: 'open' },
      author: { id: state.account('alix').id, login: 'alix', isBot: false },
      ...{ labels: [label], openedOn: new Date(issue.createdAt).toISOString().slice(0, 10) },
    });
  });

  it('that was left empty, by an account that is gone, is read all the same', async () => {
    const { forge, issue } = await bench();
    issue.body = null;
    issue.author = null;

    expect(await forge.readIssue(issue.number)).toMatchObject({
      ...{ body: '', author: { id: 0, login: 'ghost', isBot: false } },
    });
  });

  it('of a program is a program’s, by the account’s type and not by its name', async () => {
    const { forge, state } = await bench();
    const robot = state.addIssue(state.account('renovate[bot]', 'Bot'), 'Update', 'x');
    const person = state.addIssue(state.account('robot-bot'), 'Please', 'x');

    expect((await forge.readIssue(robot.number)).author.isBot).toBe(true);
    expect((await forge.readIssue(person.number)).author.isBot).toBe(false);
  });

  it.each([
    ['a number of nothing', 99, 'There is no issue 99.'],
    ['the number of a pull request', 2, '2 is a pull request.'],
    ['one that was moved away', 3, 'Issue 3 was moved to another repository.'],
  ])('is not %s', async (_, number, what) => {
    const { forge, state } = await bench();
    state.git.commit('request/7-a', { 'a.md': 'a\n' });
    state.addIssue(state.account('alix'), 'a', 'b', { head: 'request/7-a', base: 'main' });
    state.addIssue(state.account('alix'), 'moved', 'b').movedTo = 'inrea/elsewhere';

    await expect(forge.readIssue(number)).rejects.toMatchObject({
      ...{ code: 'FORGE_NO_ISSUE', what, where: `inrea/eln-fleet#${number}`, exit: 3 },
    });
  });

  it('of a repository that was renamed is still there', async () => {
    const { server, api, clone, issue, state } = await bench();
    state.formerNames.push('inrea/eln');
    const settings = tokenSettings(server, api, server.callers.personalToken('maxime'));
    const forge = forgeOf(server, { ...settings, repository: 'inrea/eln' }, clone);
    expect((await forge.readIssue(issue.number)).number).toBe(issue.number);
  });

  it('in a repository without issues is an error that says where to switch them on', async () => {
    const { forge, issue, state } = await bench();
    state.hasIssues = false;
    await expect(forge.readIssue(issue.number)).rejects.toMatchObject({ code: 'FORGE_GONE' });
  });
});

describe('what changed since', () => {
  it('names issues alone, the longest unchanged first, from that instant on', async () => {
    const { forge, state, issue } = await bench();
    const at = Date.UTC(2026, 10, 24, 12);
    const alix = state.account('alix');
    issue.updatedAt = at - 1000;
    const second = state.addIssue(alix, 'second', 'x');
    const first = state.addIssue(alix, 'first', 'x');
    const pull = state.addIssue(alix, 'pull', 'x', { head: 'main', base: 'main' });
    Object.assign(second, { updatedAt: at + 5000, state: 'closed' });
    first.updatedAt = at;
    pull.updatedAt = at + 1000;

    expect(await forge.changedIssues('2026-11-24T12:00:00Z')).toEqual([
      { number: first.number, changedAt: '2026-11-24T12:00:00Z' },
      { number: second.number, changedAt: '2026-11-24T12:00:05Z' },
    ]);
  });

  it('loses none of several pages, though one changes while it is read', async () => {
    const { forge, server, state, issue: before } = await bench();
    const at = Date.UTC(2026, 10, 24, 12);
    before.updatedAt = at - 60_000;
    const alix = state.account('alix');
    const all = Array.from({ length: 250 }, (_, n) => state.addIssue(alix, `${n}`, 'x'));
    for (const [n, issue] of all.entries()) issue.updatedAt = at + n * 1000;
    let pages = 0;
    server.faults.add({
      ...{ left: Number.POSITIVE_INFINITY, when: 'before', answer: { status: 200 } },
      concerns: (_, path) => {
        if (path.endsWith('/issues')) pages += 1;
        // Between the first page and the second, what stood on the first moves to the end.
        const [moved] = all;
        if (pages === 2 && moved !== undefined) moved.updatedAt = at + 900_000;
        return false;
      },
    });

    const found = await forge.changedIssues('2026-11-24T12:00:00Z');

    expect(new Set(found.map(({ number }) => number))).toEqual(
      new Set(all.map(({ number }) => number)),
    );
    expect(found.at(-1)?.number).toBe(all[0]?.number);
  });

  it('ends, and is whole, where more than a page changed within one second', async () => {
    const { forge, state } = await bench();
    const at = Date.UTC(2026, 10, 24, 12);
    const alix = state.account('alix');
    for (let n = 0; n < 250; n += 1) state.addIssue(alix, `${n}`, 'x').updatedAt = at;

    expect(await forge.changedIssues('2026-11-24T12:00:00Z')).toHaveLength(251);
  });
});

describe('an issue that the fleet opens', () => {
  const wanted = {
    marker: 'pilots/umr-houle',
    title: 'Pilots',
    body: 'soon',
    openedOn: '2026-11-24',
  };

  it('is opened once, kept as it should be, closed, and opened again', async () => {
    const { connect, state } = await bench();
    const run = () => connect().ensureIssue(wanted);

    expect(await run()).toEqual({ number: 2, outcome: 'created' });
    expect(await run()).toEqual({ number: 2, outcome: 'unchanged' });
    expect(await connect().ensureIssue({ ...wanted, body: 'late' })).toMatchObject({
      outcome: 'updated',
    });
    expect(await connect().closeIssue(wanted.marker)).toBe('updated');
    expect(await connect().closeIssue(wanted.marker)).toBe('unchanged');
    expect(await run()).toEqual({ number: 2, outcome: 'updated' });

    expect(state.issue(2)).toMatchObject({
      ...{ state: 'open', title: 'Pilots', body: '<!-- eln-fleet:pilots/umr-houle -->\nsoon' },
    });
    expect(state.issues).toHaveLength(2);
  });

  it('is not one that a person opened with our marker', async () => {
    const { forge, state } = await bench();
    const body = '<!-- eln-fleet:pilots/umr-houle -->\nsoon';
    const forged = state.addIssue(state.account('mallory'), 'Pilots', body);

    expect(await forge.closeIssue(wanted.marker)).toBe('unchanged');
    expect(await forge.ensureIssue(wanted)).toMatchObject({ outcome: 'created' });
    expect(forged.state).toBe('open');
  });

  it('is a program’s, so that nobody answers it', async () => {
    const { forge, state } = await bench();
    const { number } = await forge.ensureIssue(wanted);
    expect((await forge.readIssue(number)).author.isBot).toBe(true);
    expect(state.issue(number)?.author?.login).toBe('eln-fleet-bot[bot]');
  });

  it('is not opened twice where lists lag, and of two that stand one is closed', async () => {
    const { forge, connect, server, state } = await bench();
    state.lag = 2;
    await forge.ensureIssue(wanted);
    expect(await forge.ensureIssue(wanted)).toMatchObject({ outcome: 'unchanged' });
    const twin = state.addIssue(
      server.callers.bot,
      'Pilots',
      '<!-- eln-fleet:pilots/umr-houle -->\nsoon',
    );
    for (const issue of state.issues) issue.unseen = 0;

    expect(await connect().ensureIssue(wanted)).toEqual({ number: 2, outcome: 'unchanged' });
    expect(twin.state).toBe('closed');
  });
});

describe('the labels of an issue', () => {
  it('are given and taken, made where they lack, and left alone when they hold', async () => {
    const { forge, state, issue } = await bench();
    state.labels.set('old', { id: 1, color: 'ededed' });
    state.labels.set('mine', { id: 2, color: 'ededed' });
    issue.labels = ['old', 'mine'];
    const change = { add: ['request:accepted', 'approve:dpo'], remove: ['old', 'absent'] };

    expect(await forge.setLabels(issue.number, change)).toBe('updated');
    expect(await forge.setLabels(issue.number, change)).toBe('unchanged');

    expect(issue.labels).toEqual(['mine', 'request:accepted', 'approve:dpo']);
    expect(state.labels.get('request:accepted')?.color).toMatch(/^[0-9a-f]{6}$/);
    expect(state.labels.get('request:accepted')?.color).not.toBe('ededed');
  });

  it('are the same in another spelling', async () => {
    const { forge, state, issue } = await bench();
    state.labels.set('Request:Accepted', { id: 1, color: 'ededed' });
    issue.labels = ['Request:Accepted'];

    const change = { add: ['request:accepted'], remove: [] };
    expect(await forge.setLabels(issue.number, change)).toBe('unchanged');
    expect([...state.labels.keys()]).toEqual(['Request:Accepted']);
  });
});
