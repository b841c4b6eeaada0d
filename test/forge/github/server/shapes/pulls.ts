import { instant } from '../clock.ts';
import type { Account, GitHubState, StoredIssue, StoredPull, StoredReview } from '../state.ts';
import { nullableUser, simpleUser } from './accounts.ts';
import { type Data, nodeId, type Places, web } from './data.ts';
import { label } from './issues.ts';
import { repository } from './repository.ts';

/** As it stands in a list. */
export function simplePull(
  places: Places,
  state: GitHubState,
  stored: StoredIssue & { readonly pull: StoredPull },
) {
  const { number, id, title, body, pull } = stored;
  const api = `${places.api}/repos/${state.fullName}`;
  const head = state.headOf(pull);
  return {
    ...addresses(api, `${web}/${state.fullName}/pull/${number}`, number, head),
    ...{ id, node_id: nodeId('PullRequest', id), number, title, body, state: stored.state },
    ...{
      locked: false,
      active_lock_reason: null,
      user: simpleUser(places, stored.author ?? ghost),
    },
    labels: stored.labels.map((name) => ({ ...label(places, state, name), description: '' })),
    ...{
      milestone: null,
      assignee: null,
      assignees: [],
      requested_reviewers: [],
      requested_teams: [],
    },
    ...{ created_at: instant(stored.createdAt), updated_at: instant(stored.updatedAt) },
    closed_at: stored.closedAt === null ? null : instant(stored.closedAt),
    merged_at: pull.merged === undefined ? null : instant(pull.merged.at),
    merge_commit_sha: pull.merged?.commit ?? null,
    head: end(places, state, pull.head, head, pull.fork?.owner),
    base: end(places, state, pull.base, state.git.tip(pull.base) ?? ''),
    ...{ author_association: 'CONTRIBUTOR' as const, auto_merge: null, draft: false },
  };
}

export function pull(
  places: Places,
  state: GitHubState,
  stored: StoredIssue & { readonly pull: StoredPull },
): Data<'pulls', 'get'> {
  const { merged } = stored.pull;
  return {
    ...simplePull(places, state, stored),
    ...{ state: stored.state, merged: merged !== undefined, mergeable: null },
    ...{ mergeable_state: 'unknown', merged_by: nullableUser(places, merged?.by ?? null) },
    ...{ comments: 0, review_comments: 0, maintainer_can_modify: false, commits: 1 },
    ...{ additions: 1, deletions: 0, changed_files: 1 },
  };
}

export function review(
  places: Places,
  state: GitHubState,
  stored: StoredReview,
): Data<'pulls', 'dismissReview'> {
  const pull_request_url = `${places.api}/repos/${state.fullName}/pulls/${stored.pull}`;
  const html_url = `${web}/${state.fullName}/pull/${stored.pull}#pullrequestreview-${stored.id}`;
  return {
    ...{ id: stored.id, node_id: nodeId('PullRequestReview', stored.id), body: stored.body },
    ...{ user: simpleUser(places, stored.author), state: stored.state, html_url, pull_request_url },
    _links: { html: { href: html_url }, pull_request: { href: pull_request_url } },
    ...{ submitted_at: instant(stored.submittedAt), commit_id: stored.commit },
    author_association: 'MEMBER',
  };
}

// --- internal ---

const ghost: Account = { id: 10137, login: 'ghost', type: 'User' };

function end(places: Places, state: GitHubState, ref: string, sha: string, fork?: Account) {
  const owner = fork ?? state.owner;
  return {
    ...{ label: `${owner.login}:${ref}`, ref, sha, user: simpleUser(places, owner) },
    repo: repository(places, state, fork),
  };
}

function addresses(api: string, html_url: string, number: number, head: string) {
  const url = `${api}/pulls/${number}`;
  const issue_url = `${api}/issues/${number}`;
  const comments_url = `${issue_url}/comments`;
  const commits_url = `${url}/commits`;
  const review_comments_url = `${url}/comments`;
  const review_comment_url = `${api}/pulls/comments{/number}`;
  const statuses_url = `${api}/statuses/${head}`;
  return {
    ...{ url, html_url, diff_url: `${html_url}.diff`, patch_url: `${html_url}.patch`, issue_url },
    ...{ commits_url, review_comments_url, review_comment_url, comments_url, statuses_url },
    _links: {
      ...{ self: { href: url }, html: { href: html_url }, issue: { href: issue_url } },
      ...{ comments: { href: comments_url }, review_comments: { href: review_comments_url } },
      ...{ review_comment: { href: review_comment_url }, commits: { href: commits_url } },
      statuses: { href: statuses_url },
    },
  };
}
