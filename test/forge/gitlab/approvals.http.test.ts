import { describe, expect, it } from 'vitest';
import { approve } from './server/routes/approvals.ts';
import { addNote } from './server/routes/notes.ts';
import { branchOf } from './support/people.ts';
import { gitlabPlace, type Place } from './support/place.ts';

const branch = 'request/1-ecosol';
const why = 'the request was edited';

/** A merge request that a maintainer has approved. */
async function approved(tellsApprovalTimes = true): Promise<Place> {
  const gitlab = await gitlabPlace();
  gitlab.state.settings.tellsApprovalTimes = tellsApprovalTimes;
  branchOf(gitlab, branch);
  await gitlab.forge().ensurePullRequest({ branch, base: 'main', title: 't', body: 'b' });
  approve(gitlab.state, 1, 3);
  return gitlab;
}

function edit(gitlab: Place, text: string): void {
  gitlab.bare.commit(branch, { 'instances/ecosol.ts': text });
}

describe.each([
  ['says when an approval was given', true],
  ['is too old to say when an approval was given', false],
])('approvals, on a GitLab that %s', (_, tells) => {
  it('stand while the branch is what it was', async () => {
    const gitlab = await approved(tells);

    expect(await gitlab.forge().dismissApprovals(1, why)).toBe('unchanged');
    expect(gitlab.state.merges[0]?.approvals).toHaveLength(1);
  });

  it('fall with a word why when the branch has changed, once', async () => {
    const gitlab = await approved(tells);
    edit(gitlab, 'edited\n');

    expect(await gitlab.forge().dismissApprovals(1, why)).toBe('updated');
    expect(await gitlab.forge().dismissApprovals(1, why)).toBe('unchanged');

    const [merge] = gitlab.state.merges;
    expect(merge?.approvals).toEqual([]);
    expect(merge?.notes.filter(({ system }) => !system).map(({ body }) => body)).toEqual([
      `<!-- eln-fleet:dismissed -->\n${why}`,
    ]);
  });

  it('stand again when they are given again', async () => {
    const gitlab = await approved(tells);
    edit(gitlab, 'edited\n');
    await gitlab.forge().dismissApprovals(1, why);
    approve(gitlab.state, 1, 3);

    expect(await gitlab.forge().dismissApprovals(1, why)).toBe('unchanged');
    expect(gitlab.state.merges[0]?.approvals).toHaveLength(1);
  });

  it('fall though GitLab has not noticed the push yet', async () => {
    const gitlab = await approved(tells);
    gitlab.state.troubles.lag = 60_000;
    edit(gitlab, 'edited\n');

    expect(await gitlab.forge().dismissApprovals(1, why)).toBe('updated');
    expect(gitlab.state.merges[0]?.approvals).toEqual([]);
  });
});

describe('approvals that are gone', () => {
  it('without anybody’s doing are explained, once: a run was killed before it could', async () => {
    const gitlab = await approved();
    const [merge] = gitlab.state.merges;
    if (merge === undefined) throw new Error('no merge request');
    merge.approvals = [];

    expect(await gitlab.forge().dismissApprovals(1, why)).toBe('updated');
    expect(await gitlab.forge().dismissApprovals(1, why)).toBe('unchanged');
  });

  it('because they were withdrawn need no word of ours', async () => {
    const gitlab = await approved();
    const [merge] = gitlab.state.merges;
    if (merge === undefined) throw new Error('no merge request');
    merge.approvals = [];
    addNote(gitlab.state, merge, 3, 'unapproved this merge request', true);

    expect(await gitlab.forge().dismissApprovals(1, why)).toBe('unchanged');
  });
});

describe('approvals that cannot be taken back', () => {
  it('are said to be so on a plan without them, and nothing is claimed on the merge request', async () => {
    const gitlab = await approved();
    gitlab.state.settings.plan = 'free';
    edit(gitlab, 'edited\n');

    expect(await gitlab.forge().dismissApprovals(1, why)).toBe('unsupported');

    expect(gitlab.state.merges[0]?.approvals).toHaveLength(1);
    expect(gitlab.state.merges[0]?.notes.filter(({ system }) => !system)).toEqual([]);
  });

  it('are said to be so where the token is a person’s', async () => {
    const gitlab = await approved();
    gitlab.account('project_9_bot_0a1b2c3d', { bot: false });
    edit(gitlab, 'edited\n');

    expect(await gitlab.forge().dismissApprovals(1, why)).toBe('unsupported');
  });
});
