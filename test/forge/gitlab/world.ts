import type { PullRequest } from '../../../lib/forge/index.ts';
import type { MakeWorld, World } from '../../scenarios/world.ts';
import { approve } from './server/routes/approvals.ts';
import { openIssue } from './server/routes/issues.ts';
import { openMerge } from './server/routes/merge-requests.ts';
import { addNote } from './server/routes/notes.ts';
import {
  accountNamed,
  noticePushes,
  type State,
  type StoredIssue,
  type StoredMerge,
  tipOf,
} from './server/state.ts';
import { roles } from './server/wire.ts';
import { gitlabPlace, type Place } from './support/place.ts';

/** A GitLab with people on it, who use its web pages; the fleet uses its API. */
export const gitlabWorld: MakeWorld = async (files) => {
  const place = await gitlabPlace(files);
  // GitLab counts issues and merge requests apart: no number of one is taken for the other's.
  Object.assign(place.state.before, { issues: 40, merges: 310 });
  return { name: 'gitlab', ...peopleOf(place), ...pullsOf(place), ...weatherOf(place) };
};

// --- internal ---

function peopleOf(
  place: Place,
): Pick<
  World,
  'connect' | 'person' | 'openIssue' | 'editIssue' | 'closeIssue' | 'reopenIssue' | 'comments'
> {
  const { state } = place;
  const change = (number: number, given: Partial<Pick<StoredIssue, 'description' | 'state'>>) => {
    Object.assign(issueOf(state, number), { ...given, updatedAt: state.now() });
  };
  return {
    connect: async () => place.forge(),
    person: async (login, { groups = [], mayMerge = false, isBot = false }) => {
      const { id } = place.account(login, { bot: isBot });
      if (mayMerge) state.roles.set(id, roles.maintainer);
      else state.roles.delete(id);
      for (const { members } of state.groups) members.delete(id);
      for (const group of groups) groupNamed(state, group).members.set(id, roles.guest);
    },
    openIssue: async (login, body) => {
      const { id } = accountNamed(state, login);
      return openIssue(state, id, { title: 'Une demande', description: body }).iid;
    },
    editIssue: async (number, body) => change(number, { description: body }),
    closeIssue: async (number) => change(number, { state: 'closed' }),
    reopenIssue: async (number) => change(number, { state: 'opened' }),
    comments: async ({ on, number }) => {
      const { notes } = on === 'issue' ? issueOf(state, number) : mergeOf(state, number);
      return notes.filter(({ system }) => !system).map(({ body }) => body);
    },
  };
}

function pullsOf(
  place: Place,
): Pick<
  World,
  'pulls' | 'statuses' | 'approve' | 'approvals' | 'merge' | 'commit' | 'offerFromFork'
> {
  const { state, bare } = place;
  return {
    pulls: async () => {
      noticePushes(state);
      return state.merges.map((merge) => shown(state, merge));
    },
    statuses: async (commit) => {
      const all = state.statuses.filter(({ sha }) => sha === commit);
      const newest = all.filter((one) => all.findLast(({ name }) => name === one.name) === one);
      return newest.map(({ name, status, description }) => ({
        ...{ commit, name, description: description ?? '' },
        state: status === 'success' || status === 'pending' ? status : 'failure',
      }));
    },
    approve: async (pull, login) => {
      noticePushes(state);
      approve(state, pull, accountNamed(state, login).id);
    },
    approvals: async (pull) =>
      mergeOf(state, pull).approvals.map(
        ({ user }) => state.accounts.find(({ id }) => id === user)?.username ?? '',
      ),
    merge: async (pull, login) => {
      noticePushes(state);
      const merge = mergeOf(state, pull);
      const head = merge.versions[0]?.sha ?? '';
      bare.merge(merge.targetBranch, head, `Merge branch '${merge.sourceBranch}'`);
      merge.state = 'merged';
      merge.updatedAt = state.now();
      addNote(state, merge, accountNamed(state, login).id, 'merged', true);
      if (merge.removeSource)
        bare.git.run(['update-ref', '-d', `refs/heads/${merge.sourceBranch}`]);
    },
    commit: async (branch, files) => {
      bare.commit(branch, files);
    },
    offerFromFork: async (login, branch, files) => {
      const sha = bare.commitOn(bare.tip('main'), files, 'a change of an outsider’s');
      const { iid } = openMerge(state, accountNamed(state, login).id, {
        title: 'A change',
        description: '',
        sourceProject: state.nextId(),
        sourceBranch: branch,
        targetBranch: 'main',
        versions: [{ sha, at: state.now() }],
      });
      bare.git.run(['update-ref', `refs/merge-requests/${iid}/head`, sha]);
      return iid;
    },
  };
}

function weatherOf({
  state,
  server,
  pass,
}: Place): Pick<World, 'breakDown' | 'limitRate' | 'pass' | 'calls'> {
  return {
    breakDown: (minutes) => {
      state.troubles.downUntil = state.now() + minutes * 60_000;
    },
    limitRate: (calls, seconds) => {
      state.troubles.refusals = calls;
      state.troubles.retryAfter = seconds;
    },
    pass: (minutes) => pass(minutes * 60_000),
    calls: () => server.heard.length,
  };
}

function issueOf(state: State, number: number): StoredIssue {
  const found = state.issues.find(({ iid }) => iid === number);
  if (found === undefined) throw new Error(`no issue ${number}`);
  return found;
}

function mergeOf(state: State, number: number): StoredMerge {
  const found = state.merges.find(({ iid }) => iid === number);
  if (found === undefined) throw new Error(`no merge request ${number}`);
  return found;
}

function groupNamed(state: State, name: string | number) {
  const found = state.groups.find(({ id, path }) => id === name || path === name);
  if (found !== undefined) return found;
  const made = {
    id: typeof name === 'number' ? name : state.nextId(),
    path: String(name),
    members: new Map<number, number>(),
  };
  state.groups.push(made);
  return made;
}

function shown(state: State, merge: StoredMerge): PullRequest {
  const isFork = merge.sourceProject !== state.project.id;
  const author = state.accounts.find(({ id }) => id === merge.author)?.username ?? '';
  const tip = merge.state === 'opened' && !isFork ? tipOf(state, merge.sourceBranch) : undefined;
  return {
    number: merge.iid,
    branch: isFork ? `${author}:${merge.sourceBranch}` : merge.sourceBranch,
    base: merge.targetBranch,
    title: merge.title,
    body: merge.description,
    state: merge.state === 'opened' ? 'open' : merge.state,
    head: tip ?? merge.versions[0]?.sha ?? '',
    isFork,
  };
}
