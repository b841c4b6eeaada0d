import type {
  CommitStatusSchema,
  IssueNoteSchema,
  IssueSchema,
  MergeRequestNoteSchema,
  MergeRequestSchema,
  SimpleMemberSchema,
  SimpleUserSchema,
  UserSchema,
} from '@gitbeaker/rest';
import type {
  Account,
  State,
  StoredIssue,
  StoredMerge,
  StoredNote,
  StoredStatus,
} from './state.ts';

/** How GitLab shows things; every answer has the type that the client library gives to it. */

/** What GitLab leaves empty; the client library's types do not know that it may. */
const none = null as never;

export function iso(at: number): string {
  return new Date(at).toISOString();
}

export function userOf(state: State, id: number) {
  const account = state.accounts.find((one) => one.id === id);
  if (account === undefined) throw new Error(`no account ${id}`);
  return shortUser(account);
}

export function shortUser({ id, username, state }: Account) {
  return {
    id,
    username,
    name: username,
    state,
    avatar_url: `https://gitlab.example/avatars/${id}.png`,
    web_url: `https://gitlab.example/${username}`,
    created_at: '2025-01-01T00:00:00.000Z',
  } satisfies SimpleUserSchema;
}

export function wholeUser(account: Account) {
  return {
    ...shortUser(account),
    bot: account.bot,
    locked: false,
    bio: null,
    location: null,
    public_email: null,
    skype: null,
    linkedin: null,
    twitter: null,
    discord: null,
    website_url: null,
    pronouns: null,
    organization: null,
    job_title: null,
    work_information: null,
    followers: 0,
    following: 0,
    local_time: null,
    is_followed: false,
  } satisfies UserSchema;
}

export function issueOf(state: State, issue: StoredIssue) {
  const { id, path } = state.project;
  const self = `https://gitlab.example/api/v4/projects/${id}/issues/${issue.iid}`;
  return {
    id: issue.id,
    iid: issue.iid,
    project_id: id,
    title: issue.title,
    description: issue.description,
    state: issue.state,
    type: 'ISSUE',
    issue_type: 'issue',
    author: userOf(state, issue.author),
    assignees: [],
    milestone: none,
    labels: issue.labels,
    created_at: iso(issue.createdAt),
    updated_at: iso(issue.updatedAt),
    upvotes: 0,
    downvotes: 0,
    merge_requests_count: 0,
    user_notes_count: issue.notes.length,
    due_date: none,
    web_url: `https://gitlab.example/${path}/-/issues/${issue.iid}`,
    references: {
      short: `#${issue.iid}`,
      relative: `#${issue.iid}`,
      full: `${path}#${issue.iid}`,
    },
    time_stats: {
      time_estimate: 0,
      total_time_spent: 0,
      human_time_estimate: none,
      human_total_time_spent: none,
    },
    has_tasks: false,
    task_status: '',
    confidential: issue.confidential,
    discussion_locked: false,
    _links: { self, notes: `${self}/notes`, award_emoji: `${self}/award_emoji`, project: self },
    task_completion_status: { count: 0, completed_count: 0 },
    subscribed: false,
  } satisfies IssueSchema;
}

export function noteOf(
  state: State,
  noteable: StoredIssue | StoredMerge,
  note: StoredNote,
): IssueNoteSchema | MergeRequestNoteSchema {
  const type = 'labels' in noteable ? 'Issue' : 'MergeRequest';
  return {
    id: note.id,
    body: note.body,
    attachment: null,
    author: userOf(state, note.author),
    created_at: iso(note.createdAt),
    updated_at: iso(note.updatedAt),
    system: note.system,
    noteable_id: noteable.id,
    noteable_type: type,
    noteable_iid: noteable.iid,
    project_id: state.project.id,
    resolvable: false,
    confidential: false,
    internal: false,
  };
}

export function mergeOf(state: State, merge: StoredMerge) {
  const { id, path } = state.project;
  return {
    id: merge.id,
    iid: merge.iid,
    project_id: id,
    title: merge.title,
    description: merge.description,
    state: merge.state,
    created_at: iso(merge.createdAt),
    updated_at: iso(merge.updatedAt),
    web_url: `https://gitlab.example/${path}/-/merge_requests/${merge.iid}`,
    merged_by: null,
    merged_at: null,
    prepared_at: null,
    closed_by: null,
    closed_at: null,
    target_branch: merge.targetBranch,
    source_branch: merge.sourceBranch,
    user_notes_count: merge.notes.length,
    upvotes: 0,
    downvotes: 0,
    author: userOf(state, merge.author),
    assignees: [],
    assignee: null,
    reviewers: [],
    source_project_id: merge.sourceProject,
    target_project_id: id,
    labels: [],
    draft: merge.title.startsWith('Draft:'),
    work_in_progress: merge.title.startsWith('Draft:'),
    milestone: null,
    merge_when_pipeline_succeeds: false,
    merge_status: 'unchecked',
    detailed_merge_status: 'unchecked',
    sha: merge.versions[0]?.sha ?? '',
    merge_commit_sha: null,
    squash_commit_sha: null,
    discussion_locked: null,
    should_remove_source_branch: null,
    force_remove_source_branch: merge.removeSource,
    reference: `!${merge.iid}`,
    references: {
      short: `!${merge.iid}`,
      relative: `!${merge.iid}`,
      full: `${path}!${merge.iid}`,
    },
    time_stats: {
      time_estimate: 0,
      total_time_spent: 0,
      human_time_estimate: none,
      human_total_time_spent: none,
    },
    squash: merge.squash,
    task_completion_status: { count: 0, completed_count: 0 },
    has_conflicts: false,
    blocking_discussions_resolved: true,
    approvals_before_merge: null,
  } satisfies MergeRequestSchema;
}

export function memberOf(account: Account, role: SimpleMemberSchema['access_level']) {
  return {
    ...shortUser(account),
    expires_at: none,
    access_level: role,
    email: none,
  } satisfies SimpleMemberSchema;
}

export function statusOf(state: State, status: StoredStatus, author: number) {
  return {
    id: status.id,
    sha: status.sha,
    ref: 'main',
    status: status.status as CommitStatusSchema['status'],
    name: status.name,
    target_url: none,
    ...(status.description === null ? {} : { description: status.description }),
    created_at: iso(status.createdAt),
    allow_failure: false,
    author: userOf(state, author),
  } satisfies CommitStatusSchema;
}
