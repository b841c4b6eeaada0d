import { describe, expect, it } from 'vitest';
import { openMerge } from './server/routes/merge-requests.ts';
import { branchOf } from './support/people.ts';
import { gitlabPlace, type Place } from './support/place.ts';

const branch = 'request/1-ecosol';
const wanted = { branch, base: 'main', title: 'Add ecosol', body: 'because' };

async function withBranch(): Promise<Place> {
  const gitlab = await gitlabPlace();
  branchOf(gitlab, branch);
  return gitlab;
}

describe('the merge request of a branch', () => {
  it('is opened once, by git’s own word on what the branch is, and updated in place', async () => {
    const gitlab = await withBranch();
    const forge = gitlab.forge();
    const head = gitlab.bare.tip(branch);

    expect(await forge.ensurePullRequest(wanted)).toEqual({
      ...wanted,
      ...{ number: 1, state: 'open', head, isFork: false, outcome: 'created' },
    });
    expect(await gitlab.forge().ensurePullRequest(wanted)).toMatchObject({ outcome: 'unchanged' });
    expect(await forge.ensurePullRequest({ ...wanted, body: 'better' })).toMatchObject({
      number: 1,
      outcome: 'updated',
    });

    expect(gitlab.state.merges).toHaveLength(1);
    expect(gitlab.state.merges[0]).toMatchObject({ squash: false, removeSource: true });
  });

  it('is found, and read by its number, until it is merged; then a new one is opened', async () => {
    const gitlab = await withBranch();
    const forge = gitlab.forge();
    await forge.ensurePullRequest(wanted);
    const [merge] = gitlab.state.merges;
    if (merge === undefined) throw new Error('no merge request');

    expect(await forge.findPullRequest(branch)).toMatchObject({ number: 1, state: 'open' });
    merge.state = 'merged';

    expect(await forge.findPullRequest(branch)).toBeUndefined();
    expect(await forge.readPullRequest(1)).toMatchObject({ number: 1, state: 'merged' });
    expect(await forge.ensurePullRequest(wanted)).toMatchObject({ number: 2, outcome: 'created' });
  });

  it('shows what was pushed, before GitLab has noticed the push', async () => {
    const gitlab = await withBranch();
    const forge = gitlab.forge();
    await forge.ensurePullRequest(wanted);
    gitlab.state.troubles.lag = 60_000;
    const pushed = gitlab.bare.commit(branch, { 'README.md': 'by hand\n' });

    expect((await forge.readPullRequest(1)).head).toBe(pushed);
  });

  it('is never that of a fork, however it is called', async () => {
    const gitlab = await withBranch();
    const { id } = gitlab.account('mallory');
    const versions = [{ sha: gitlab.bare.tip('main') ?? '', at: 0 }];
    openMerge(gitlab.state, id, {
      ...{ title: 'Add ecosol', description: '', sourceBranch: branch, targetBranch: 'main' },
      ...{ sourceProject: 77, versions },
    });
    const forge = gitlab.forge();

    expect(await forge.findPullRequest(branch)).toBeUndefined();
    expect(await forge.readPullRequest(1)).toMatchObject({
      branch: `mallory:${branch}`,
      isFork: true,
    });
    expect(await forge.closePullRequest(branch, 'no')).toBe('unchanged');
    expect(await forge.ensurePullRequest(wanted)).toMatchObject({ number: 2, outcome: 'created' });
    expect(gitlab.state.merges[0]?.state).toBe('opened');
  });

  it('goes to the project itself, though that is a fork', async () => {
    const gitlab = await withBranch();
    Object.assign(gitlab.state.project, { fork: true });

    expect(await gitlab.forge().ensurePullRequest(wanted)).toMatchObject({ outcome: 'created' });
  });

  it('stays a draft when a maintainer has made it one', async () => {
    const gitlab = await withBranch();
    const forge = gitlab.forge();
    await forge.ensurePullRequest(wanted);
    const [merge] = gitlab.state.merges;
    if (merge === undefined) throw new Error('no merge request');
    merge.title = 'Draft: Add ecosol';

    expect(await forge.ensurePullRequest(wanted)).toMatchObject({
      title: 'Add ecosol',
      outcome: 'unchanged',
    });
    await forge.ensurePullRequest({ ...wanted, title: 'Add ecosol again' });
    expect(merge.title).toBe('Draft: Add ecosol again');
  });

  it('moves to another base, and others that we opened for the branch are closed', async () => {
    const gitlab = await withBranch();
    gitlab.bare.git.run(['branch', 'next', 'main']);
    const forge = gitlab.forge();
    await forge.ensurePullRequest({ ...wanted, base: 'next' });
    expect(await forge.ensurePullRequest(wanted)).toMatchObject({ number: 1, outcome: 'updated' });
    openMerge(gitlab.state, 2, {
      ...{ title: 'x', description: '', sourceBranch: branch, targetBranch: 'next' },
    });

    expect(await forge.ensurePullRequest(wanted)).toMatchObject({ number: 1, outcome: 'updated' });

    expect(gitlab.state.merges.map(({ state, targetBranch }) => [state, targetBranch])).toEqual([
      ['opened', 'main'],
      ['closed', 'next'],
    ]);
  });

  it('is not opened twice though the list does not show it yet', async () => {
    const gitlab = await withBranch();
    await gitlab.forge().ensurePullRequest(wanted);
    gitlab.state.troubles.lag = 5000;

    expect(await gitlab.forge().ensurePullRequest(wanted)).toMatchObject({
      number: 1,
      outcome: 'unchanged',
    });
    expect(gitlab.state.merges).toHaveLength(1);
  });

  it('is closed with a word why, once', async () => {
    const gitlab = await withBranch();
    const forge = gitlab.forge();
    await forge.ensurePullRequest(wanted);

    expect(await forge.closePullRequest(branch, 'the issue was closed')).toBe('updated');
    expect(await forge.closePullRequest(branch, 'the issue was closed')).toBe('unchanged');

    const [merge] = gitlab.state.merges;
    expect(merge?.state).toBe('closed');
    expect(merge?.notes.map(({ body }) => body)).toEqual([
      '<!-- eln-fleet:closed -->\nthe issue was closed',
    ]);
  });

  it('is opened again after it was closed, for all that was said stays with it', async () => {
    const gitlab = await withBranch();
    const forge = gitlab.forge();
    await forge.ensurePullRequest(wanted);
    await forge.closePullRequest(branch, 'the issue was closed');

    expect(await forge.ensurePullRequest(wanted)).toMatchObject({
      number: 1,
      state: 'open',
      outcome: 'updated',
    });
    expect(await forge.ensurePullRequest(wanted)).toMatchObject({ outcome: 'unchanged' });
  });

  it('is not one that somebody else has opened and closed', async () => {
    const gitlab = await withBranch();
    const theirs = { title: 'x', description: '', sourceBranch: branch, targetBranch: 'main' };
    openMerge(gitlab.state, 3, theirs).state = 'closed';

    expect(await gitlab.forge().ensurePullRequest(wanted)).toMatchObject({
      number: 2,
      outcome: 'created',
    });
  });

  it('of a number that does not exist is an error that says so', async () => {
    const gitlab = await gitlabPlace();

    await expect(gitlab.forge().readPullRequest(7)).rejects.toMatchObject({
      code: 'FORGE_NO_PULL',
      exit: 3,
    });
  });

  it('of a branch that does not exist is refused in GitLab’s own words', async () => {
    const gitlab = await gitlabPlace();

    await expect(gitlab.forge().ensurePullRequest(wanted)).rejects.toMatchObject({
      code: 'FORGE_REFUSED',
      what: expect.stringContaining('does not exist'),
    });
  });
});
