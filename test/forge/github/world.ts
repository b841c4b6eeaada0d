import type { CommentPlace, CommitStatus, PullRequest } from '../../../lib/forge/index.ts';
import type { MakeWorld, PersonStanding, World } from '../../scenarios/world.ts';
import { appSettings, cloneOf, forgeOf, quick } from './client.ts';
import { secondaryLimit } from './server/faults.ts';
import type { GitHubServer } from './server/server.ts';
import type { Account, GitHubState, StoredIssue } from './server/state.ts';
import { watchedServer } from './watched.ts';

/**
 * The scenarios' world on a GitHub of this machine, reached by HTTP through the client of
 * life; every call and answer is held against GitHub's published description.
 */
export const githubWorld: MakeWorld = async (files) => worldOf(await watchedServer(files));

/** The same on a server at hand, whose wire somebody else watches. */
export function worldOf({ server, api }: { server: GitHubServer; api: string }): World {
  const { state } = server;
  const clone = cloneOf(server);
  const onWait = (seconds: number) => state.clock.pass(seconds);
  const settings = { ...appSettings(server, api), pace: { ...quick, onWait } };
  return {
    name: 'github',
    connect: async () => forgeOf(server, settings, clone),
    person: async (login, standing) => describePerson(state, login, standing),
    openIssue: async (login, body) =>
      state.addIssue(state.account(login), 'A notebook, please', body).number,
    editIssue: async (number, body) => {
      const issue = issueOf(state, number);
      issue.body = body;
      issue.updatedAt = state.clock.now();
    },
    closeIssue: async (number) => state.setState(issueOf(state, number), 'closed'),
    reopenIssue: async (number) => state.setState(issueOf(state, number), 'open'),
    comments: async (place) => commentsOf(state, place),
    pulls: async () => pullsOf(state),
    statuses: async (commit) => statusesOf(state, commit),
    approve: async (pull, login) => approve(state, pull, state.account(login)),
    approvals: async (pull) =>
      state.reviews
        .filter((review) => review.pull === pull && review.state === 'APPROVED')
        .map(({ author }) => author.login),
    merge: async (pull, login) => merge(state, pull, state.account(login)),
    commit: async (branch, added) => {
      state.git.commit(branch, added);
    },
    offerFromFork: async (login, branch, added) =>
      offer(state, state.account(login), branch, added),
    breakDown: (minutes) => server.faults.breakDown(minutes),
    limitRate: (left, seconds) =>
      server.faults.add({ left, when: 'before', answer: secondaryLimit(seconds) }),
    pass: (minutes) => state.clock.pass(minutes * 60),
    calls: () => server.exchanges.length,
  };
}

// --- internal ---

function describePerson(
  state: GitHubState,
  login: string,
  { groups = [], mayMerge = false, isBot = false }: PersonStanding,
): void {
  const account = state.account(login);
  account.type = isBot ? 'Bot' : 'User';
  for (const members of state.members.values()) members.delete(account.id);
  for (const { members } of state.teams) members.delete(account.id);
  for (const group of groups) membersOf(state, group).set(account.id, 'active');
  state.roles.set(account.id, mayMerge ? 'maintain' : 'read');
}

function membersOf(state: GitHubState, group: string | number) {
  if (typeof group === 'number') {
    return state.team(state.owner.login, `team-${group}`, group).members;
  }
  const [org = '', slug] = group.split('/');
  return slug === undefined ? state.membersOf(org) : state.team(org, slug).members;
}

function issueOf(state: GitHubState, number: number): StoredIssue {
  const issue = state.issue(number);
  if (issue === undefined) throw new Error(`no issue ${number}`);
  return issue;
}

function pullOf(state: GitHubState, number: number) {
  const { pull, ...issue } = issueOf(state, number);
  if (pull === undefined) throw new Error(`${number} is no pull request`);
  return { issue, pull };
}

function commentsOf(state: GitHubState, { number }: CommentPlace): readonly string[] {
  return state.comments.filter(({ issue }) => issue === number).map(({ body }) => body);
}

function pullsOf(state: GitHubState): readonly PullRequest[] {
  return state.issues.flatMap(({ pull, number, title, body, state: how }) => {
    if (pull === undefined) return [];
    const { head: branch, base, merged, fork } = pull;
    const found: PullRequest = {
      ...{ number, branch, base, title, body: body ?? '', isFork: fork !== undefined },
      ...{ head: state.headOf(pull), state: merged === undefined ? how : 'merged' },
    };
    return [found];
  });
}

function statusesOf(state: GitHubState, commit: string): readonly CommitStatus[] {
  const newest = new Map<string, CommitStatus>();
  for (const { sha, context, state: how, description } of state.statuses) {
    if (sha !== commit) continue;
    newest.set(context, {
      ...{ commit, name: context, description: description ?? '' },
      state: how === 'success' || how === 'pending' ? how : 'failure',
    });
  }
  return [...newest.values()];
}

function approve(state: GitHubState, number: number, author: Account): void {
  const { pull } = pullOf(state, number);
  state.reviews.push({
    ...{ id: state.nextId(), pull: number, author, state: 'APPROVED', body: '' },
    ...{ commit: state.headOf(pull), submittedAt: state.clock.now() },
  });
}

function merge(state: GitHubState, number: number, by: Account): void {
  const { pull } = pullOf(state, number);
  const message = `Merge pull request #${number} from ${state.owner.login}/${pull.head}`;
  const commit = state.git.merge(pull.base, state.headOf(pull), message);
  state.setState(issueOf(state, number), 'closed');
  pull.merged = { at: state.clock.now(), by, commit };
}

function offer(
  state: GitHubState,
  owner: Account,
  head: string,
  files: Readonly<Record<string, string>>,
): number {
  const commit = state.git.commitOn(state.git.tip('main'), files, 'from outside');
  const pull = { head, base: 'main', fork: { owner, commit } };
  const { number } = state.addIssue(owner, 'Please take this', null, pull);
  state.git.git.run(['update-ref', `refs/pull/${number}/head`, commit]);
  return number;
}
