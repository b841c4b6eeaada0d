import { describe, expect, it } from 'vitest';
import { bench } from './bench.ts';
import { invalid } from './server/answer.ts';

const branch = 'request/7-umr-houle';
const wanted = { branch, base: 'main', title: 'Add umr-houle', body: 'because' };
const file = { 'instances/umr-houle.ts': 'one\n' };

describe('the pull request of a branch', () => {
  it('is opened once, left alone, and changed in place', async () => {
    const { connect, state } = await bench();
    const head = state.git.commit(branch, file);

    expect(await connect().ensurePullRequest(wanted)).toEqual({
      ...{ ...wanted, number: 2, state: 'open', head, isFork: false, outcome: 'created' },
    });
    expect(await connect().ensurePullRequest(wanted)).toMatchObject({ outcome: 'unchanged' });
    expect(await connect().ensurePullRequest({ ...wanted, body: 'better' })).toMatchObject({
      ...{ number: 2, body: 'better', outcome: 'updated' },
    });
    expect(await connect().findPullRequest(branch)).toMatchObject({ number: 2, body: 'better' });
    expect(state.issues).toHaveLength(2);
  });

  it('that was closed is opened again, unless it was merged, or GitHub refuses', async () => {
    const { connect, server, state } = await bench();
    state.git.commit(branch, file);
    await connect().ensurePullRequest(wanted);
    const close = (number: number) => {
      const issue = state.issue(number);
      if (issue !== undefined) state.setState(issue, 'closed');
    };
    close(2);

    expect(await connect().findPullRequest(branch)).toBeUndefined();
    expect(await connect().ensurePullRequest(wanted)).toMatchObject({
      ...{ number: 2, state: 'open', outcome: 'updated' },
    });
    close(2);
    const message = 'state cannot be changed. The branch was force-pushed or recreated.';
    server.faults.add({
      ...{ left: 1, when: 'before', answer: invalid('PullRequest', 'state', 'custom', message) },
      concerns: (method) => method === 'PATCH',
    });
    expect(await connect().ensurePullRequest(wanted)).toMatchObject({
      number: 3,
      outcome: 'created',
    });
    const pull = state.issue(3)?.pull;
    close(3);
    close(2);
    if (pull !== undefined) pull.merged = { at: 0, by: state.owner, commit: 'a'.repeat(40) };
    state.issues.splice(1, 1);
    expect(await connect().ensurePullRequest(wanted)).toMatchObject({
      number: 4,
      outcome: 'created',
    });
  });

  it('is never one of a fork, whatever its branch is called', async () => {
    const { forge, state } = await bench();
    state.git.commit(branch, file);
    const commit = state.git.commitOn(state.git.tip('main'), { 'x.md': 'x\n' }, 'x');
    const mallory = state.account('mallory');
    for (const owner of [mallory, state.owner]) {
      state.addIssue(mallory, 'Take this', 'x', {
        head: branch,
        base: 'main',
        fork: { owner, commit },
      });
    }

    expect(await forge.findPullRequest(branch)).toBeUndefined();
    expect(await forge.closePullRequest(branch, 'why')).toBe('unchanged');
    expect(await forge.readPullRequest(2)).toMatchObject({
      ...{ branch: `mallory:${branch}`, isFork: true, head: commit },
    });
    expect(await forge.ensurePullRequest(wanted)).toMatchObject({ number: 4, outcome: 'created' });
  });

  it('that lists do not show yet is not opened twice', async () => {
    const { forge, connect, state } = await bench();
    state.git.commit(branch, file);
    state.lag = 2;

    expect(await forge.ensurePullRequest(wanted)).toMatchObject({ number: 2, outcome: 'created' });
    expect(await forge.ensurePullRequest(wanted)).toMatchObject({
      number: 2,
      outcome: 'unchanged',
    });
    // Another run, at the same moment: GitHub refuses a second one, and the first is waited for.
    const [, pull] = state.issues;
    if (pull !== undefined) pull.unseen = 2;
    expect(await connect().ensurePullRequest(wanted)).toMatchObject({ number: 2 });
    expect(state.issues).toHaveLength(2);
  });

  it('of a branch that holds nothing new is an error that says so', async () => {
    const { forge, state } = await bench();
    state.git.git.run(['update-ref', `refs/heads/${branch}`, state.git.tip('main') ?? '']);
    await expect(forge.ensurePullRequest(wanted)).rejects.toMatchObject({
      code: 'FORGE_NOTHING_NEW',
    });
  });

  it('of a branch that nobody pushed is refused with GitHub’s own words', async () => {
    const { forge } = await bench();
    await expect(forge.ensurePullRequest(wanted)).rejects.toMatchObject({
      ...{ code: 'FORGE_REFUSED', what: expect.stringContaining('head') },
    });
  });

  it('that is closed hears why, once', async () => {
    const { connect, state } = await bench();
    state.git.commit(branch, file);
    await connect().ensurePullRequest(wanted);

    expect(await connect().closePullRequest(branch, 'The issue was closed.')).toBe('updated');
    expect(await connect().closePullRequest(branch, 'The issue was closed.')).toBe('unchanged');

    expect(state.issue(2)?.state).toBe('closed');
    expect(state.comments.map(({ body }) => body)).toEqual([
      '<!-- eln-fleet:closed -->\nThe issue was closed.',
    ]);
    expect((await connect().readPullRequest(2)).state).toBe('closed');
  });

  it('of no such number is an error that says so', async () => {
    const { forge, issue } = await bench();
    for (const number of [99, issue.number]) {
      await expect(forge.readPullRequest(number)).rejects.toMatchObject({ code: 'FORGE_NO_PULL' });
    }
  });
});

describe('approvals', () => {
  it('that were given before the branch was what it is are taken back, and only those', async () => {
    const { connect, forge, state } = await bench();
    const old = state.git.commit(branch, file);
    await forge.ensurePullRequest(wanted);
    const now = state.git.commit(branch, { ...file, 'x.md': 'x\n' });
    const review = (login: string, commit: string, how: 'APPROVED' | 'COMMENTED') =>
      state.reviews.push({
        ...{ id: state.nextId(), pull: 2, author: state.account(login), state: how, body: '' },
        ...{ commit, submittedAt: state.clock.now() },
      });
    review('early', old, 'APPROVED');
    review('talker', old, 'COMMENTED');
    review('late', now, 'APPROVED');

    expect(await connect().dismissApprovals(2, 'The request was edited.')).toBe('updated');
    expect(await connect().dismissApprovals(2, 'The request was edited.')).toBe('unchanged');

    expect(state.reviews.map(({ author, state: how }) => [author.login, how])).toEqual([
      ...[
        ['early', 'DISMISSED'],
        ['talker', 'COMMENTED'],
        ['late', 'APPROVED'],
      ],
    ]);
  });
});

describe('the status of a commit', () => {
  const status = { name: 'request-digest', state: 'success', description: 'as approved' } as const;

  it('is set when it changes, and is not what somebody else set', async () => {
    const { connect, state } = await bench();
    const commit = state.git.commit(branch, file);
    const set = (more: object = {}) => connect().setStatus({ commit, ...status, ...more });

    expect(await set()).toBe('created');
    expect(await set()).toBe('unchanged');
    expect(await set({ state: 'failure' })).toBe('updated');
    state.statuses.push({
      ...{ id: state.nextId(), sha: commit, context: status.name, state: 'success' },
      ...{ description: status.description, creator: state.account('mallory'), createdAt: 0 },
    });
    expect(await set()).toBe('updated');

    expect(state.statuses.map(({ state: how, creator }) => [how, creator.login])).toEqual([
      ...[
        ['success', 'eln-fleet-bot[bot]'],
        ['failure', 'eln-fleet-bot[bot]'],
      ],
      ...[
        ['success', 'mallory'],
        ['success', 'eln-fleet-bot[bot]'],
      ],
    ]);
  });

  it('is found behind a hundred others, and one too long is refused here', async () => {
    const { connect, state, server } = await bench();
    const commit = state.git.commit(branch, file);
    await connect().setStatus({ commit, ...status });
    for (let n = 0; n < 120; n += 1) {
      state.statuses.push({
        ...{ id: state.nextId(), sha: commit, context: `other/${n}`, state: 'pending' },
        ...{ description: null, creator: server.callers.bot, createdAt: 0 },
      });
    }

    expect(await connect().setStatus({ commit, ...status })).toBe('unchanged');
    await expect(
      connect().setStatus({ commit, ...status, description: 'x'.repeat(141) }),
    ).rejects.toMatchObject({ code: 'FORGE_TEXT_TOO_LONG' });
  });
});

describe('a deployment', () => {
  it('is the newest of its environment that says anything', async () => {
    const { forge, state } = await bench();
    const argo = state.account('eln-argocd[bot]', 'Bot');
    const at = Date.UTC(2026, 10, 24, 12);
    const deploy = (
      sha: string,
      ...states: ('success' | 'failure' | 'inactive' | 'in_progress')[]
    ) =>
      state.deployments.push({
        ...{ id: state.nextId(), environment: 'eln-umr-houle', sha, creator: argo, createdAt: at },
        statuses: states.map((how, n) => ({
          ...{ id: state.nextId(), state: how, description: how, createdAt: at + n * 1000 },
        })),
      });

    expect(await forge.readDeployment('eln-umr-houle')).toBeUndefined();
    deploy('a'.repeat(40), 'in_progress', 'failure');
    expect(await forge.readDeployment('eln-umr-houle')).toEqual({
      ...{ environment: 'eln-umr-houle', commit: 'a'.repeat(40), state: 'failure' },
      link: 'https://umr-houle.example',
      ...{ description: 'failure', changedAt: '2026-11-24T12:00:01Z' },
      by: { id: argo.id, login: 'eln-argocd[bot]', isBot: true },
    });
    deploy('b'.repeat(40), 'in_progress');
    expect(await forge.readDeployment('eln-umr-houle')).toMatchObject({ state: 'pending' });
    deploy('c'.repeat(40), 'in_progress', 'success');
    deploy('d'.repeat(40), 'inactive');
    deploy('e'.repeat(40));
    expect(await forge.readDeployment('eln-umr-houle')).toMatchObject({
      ...{ commit: 'c'.repeat(40), state: 'success' },
    });
    expect(await forge.readDeployment('eln-other')).toBeUndefined();
  });
});
