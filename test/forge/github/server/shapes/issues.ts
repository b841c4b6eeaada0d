import { instant } from '../clock.ts';
import type { GitHubState, StoredComment, StoredIssue } from '../state.ts';
import { nullableUser } from './accounts.ts';
import { type Data, nodeId, type Places, web } from './data.ts';

export function issue(
  places: Places,
  state: GitHubState,
  stored: StoredIssue,
): Data<'issues', 'get'> {
  const { number, id, title, body, pull } = stored;
  const repository_url = `${places.api}/repos/${stored.movedTo ?? state.fullName}`;
  const url = `${repository_url}/issues/${number}`;
  const page = `${web}/${state.fullName}`;
  return {
    ...{ url, repository_url, labels_url: `${url}/labels{/name}`, comments_url: `${url}/comments` },
    ...{
      events_url: `${url}/events`,
      html_url: `${page}/issues/${number}`,
      id,
      number,
      title,
      body,
    },
    ...{ node_id: nodeId('Issue', id), user: nullableUser(places, stored.author) },
    labels: stored.labels.map((name) => label(places, state, name)),
    ...{ state: stored.state, locked: false, assignee: null, assignees: [], milestone: null },
    comments: state.comments.filter((comment) => comment.issue === number).length,
    ...{ created_at: instant(stored.createdAt), updated_at: instant(stored.updatedAt) },
    closed_at: stored.closedAt === null ? null : instant(stored.closedAt),
    ...{ author_association: 'NONE', active_lock_reason: null },
    ...(pull === undefined ? {} : { pull_request: pullLinks(repository_url, page, number) }),
  };
}

export function comment(
  places: Places,
  state: GitHubState,
  stored: StoredComment,
): Data<'issues', 'getComment'> {
  const api = `${places.api}/repos/${state.fullName}/issues`;
  const page = `${web}/${state.fullName}/issues/${stored.issue}`;
  return {
    ...{ id: stored.id, node_id: nodeId('IssueComment', stored.id), body: stored.body },
    ...{ url: `${api}/comments/${stored.id}`, html_url: `${page}#issuecomment-${stored.id}` },
    ...{ issue_url: `${api}/${stored.issue}`, user: nullableUser(places, stored.author) },
    ...{ created_at: instant(stored.createdAt), updated_at: instant(stored.updatedAt) },
    author_association: 'NONE',
  };
}

export function label(
  places: Places,
  state: GitHubState,
  name: string,
): Data<'issues', 'getLabel'> {
  const { id, color } = state.labels.get(name) ?? { id: 0, color: 'ededed' };
  const url = `${places.api}/repos/${state.fullName}/labels/${encodeURIComponent(name)}`;
  return { id, node_id: nodeId('Label', id), url, name, color, default: false, description: '' };
}

// --- internal ---

function pullLinks(repository: string, page: string, number: number) {
  const html_url = `${page}/pull/${number}`;
  return {
    ...{ url: `${repository}/pulls/${number}`, html_url, merged_at: null },
    ...{ diff_url: `${html_url}.diff`, patch_url: `${html_url}.patch` },
  };
}
