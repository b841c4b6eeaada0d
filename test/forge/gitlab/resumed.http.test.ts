import { describe, expect, it } from 'vitest';
import type { GitLabForge } from '../../../lib/forge/gitlab/index.ts';
import { approve } from './server/routes/approvals.ts';
import { branchOf, issueBy } from './support/people.ts';
import { gitlabPlace, type Place } from './support/place.ts';

const branch = 'request/1-ecosol';
const wanted = { branch, base: 'main', title: 'Add ecosol', body: 'because' };
const issue = { marker: 'pilots/ecosol', title: 'Pilots', body: 'soon', openedOn: '2026-11-24' };

/** A method that changes something, and what must stand before it does. */
interface Changing {
  readonly method: string;
  readonly given?: (forge: GitLabForge, place: Place) => Promise<unknown>;
  readonly act: (forge: GitLabForge, place: Place) => Promise<unknown>;
}

const changing: readonly Changing[] = [
  {
    method: 'upsertComment',
    act: (forge) => forge.upsertComment({ on: 'issue', number: 1 }, 'verdict', 'no'),
  },
  { method: 'ensureIssue', act: (forge) => forge.ensureIssue(issue) },
  {
    method: 'closeIssue',
    given: (forge) => forge.ensureIssue(issue),
    act: (forge) => forge.closeIssue(issue.marker),
  },
  { method: 'setLabels', act: (forge) => forge.setLabels(1, { add: ['a'], remove: [] }) },
  { method: 'ensurePullRequest', act: (forge) => forge.ensurePullRequest(wanted) },
  {
    method: 'closePullRequest',
    given: (forge) => forge.ensurePullRequest(wanted),
    act: (forge) => forge.closePullRequest(branch, 'no more'),
  },
  {
    method: 'dismissApprovals',
    given: async (forge, { state, bare }) => {
      await forge.ensurePullRequest(wanted);
      approve(state, 1, 3);
      bare.commit(branch, { 'README.md': 'edited\n' });
    },
    act: (forge) => forge.dismissApprovals(1, 'edited'),
  },
  {
    method: 'setStatus',
    act: (forge, { bare }) =>
      forge.setStatus({
        commit: bare.tip('main') ?? '',
        ...{ name: 'request-digest', state: 'success', description: 'the same' },
      }),
  },
];

async function prepared({ given }: Changing): Promise<Place> {
  const place = await gitlabPlace();
  issueBy(place);
  branchOf(place, branch);
  await given?.(place.forge(), place);
  return place;
}

/** What a reader would see of the project, without times and ids. */
function picture({ state }: Place) {
  return {
    issues: state.issues.map(({ title, description, state: is, labels, notes }) => ({
      ...{ title, description, is, labels, notes: notes.map(({ body }) => body) },
    })),
    merges: state.merges.map(({ title, state: is, approvals, notes }) => ({
      ...{ title, is, approvals: approvals.length, notes: notes.map(({ body }) => body) },
    })),
    statuses: state.statuses.map(({ name, status }) => [name, status]),
  };
}

/** The run is gone after so many of its calls: nothing more of it arrives. */
async function killedAfter(calls: number, { act }: Changing, place: Place): Promise<void> {
  const { heard } = place.server;
  const listen = heard.push.bind(heard);
  const last = heard.length + calls;
  heard.push = (...call) => {
    if (heard.length + 1 === last) place.state.troubles.downUntil = Number.MAX_SAFE_INTEGER;
    return listen(...call);
  };
  await expect(act(place.forge({ budget: 0 }), place)).rejects.toMatchObject({
    code: 'FORGE_UNREACHABLE',
  });
  place.state.troubles.downUntil = 0;
  heard.push = listen;
}

describe.each(changing)('$method', (method) => {
  it('has one effect, though the answer to each thing it does is lost', async () => {
    const calm = await prepared(method);
    await method.act(calm.forge(), calm);
    const stormy = await prepared(method);
    stormy.state.troubles.lostAnswers = 3;

    await method.act(stormy.forge(), stormy);

    expect(picture(stormy)).toEqual(picture(calm));
  });

  it('writes nothing when another run has done it already', async () => {
    const place = await prepared(method);
    await method.act(place.forge(), place);
    const before = picture(place);
    const again = place.forge();

    await method.act(again, place);

    expect(again.calls.writes).toBe(0);
    expect(picture(place)).toEqual(before);
  });

  it('comes to the same when the run is killed after any of its calls and run again', async () => {
    const calm = await prepared(method);
    const whole = calm.forge();
    await method.act(whole, calm);

    for (let calls = 1; calls < whole.calls.total; calls += 1) {
      const place = await prepared(method);
      await killedAfter(calls, method, place);

      await method.act(place.forge(), place);

      expect(picture(place), `killed after call ${calls}`).toEqual(picture(calm));
    }
  });

  it('costs few calls', async () => {
    const place = await prepared(method);
    const forge = place.forge();

    await method.act(forge, place);

    expect(forge.calls.total).toBeLessThanOrEqual(8);
  });
});
