import type { MergeRequestDiffVersionsSchema } from '@gitbeaker/rest';
import { z } from 'zod';
import { offset, pageOf } from '../paging.ts';
import { iso, mergeOf } from '../present.ts';
import { storedBody } from '../quick-actions.ts';
import { type State, type StoredMerge, tipOf } from '../state.ts';
import { type Call, needs, notFound, Refusal, type Route, roles, route } from '../wire.ts';

const nothing = z.strictObject({});

const listed = z.strictObject({
  ...offset,
  state: z.enum(['opened', 'closed', 'locked', 'merged', 'all']).default('all'),
  scope: z.enum(['created_by_me', 'assigned_to_me', 'all']).optional(),
  source_branch: z.string().optional(),
  target_branch: z.string().optional(),
  order_by: z.enum(['created_at', 'updated_at']).default('created_at'),
  sort: z.enum(['asc', 'desc']).default('desc'),
});

const made = z.strictObject({
  source_branch: z.string(),
  target_branch: z.string(),
  title: z.string().min(1).max(255),
  description: z.string().max(1_000_000).optional(),
  target_project_id: z.number().int().optional(),
  remove_source_branch: z.boolean().optional(),
  squash: z.boolean().optional(),
});

const edited = z.strictObject({
  title: z.string().min(1).max(255).optional(),
  description: z.string().max(1_000_000).optional(),
  target_branch: z.string().optional(),
  state_event: z.enum(['close', 'reopen']).optional(),
});

export function mergeAt({
  state,
  path,
}: Pick<Call<unknown, unknown>, 'state' | 'path'>): StoredMerge {
  const found = state.merges.find(({ iid }) => String(iid) === path['iid']);
  if (found === undefined) throw notFound();
  return found;
}

/** Somebody offers a branch, from the project itself or from a fork: what the web page does too. */
export function openMerge(
  state: State,
  author: number,
  given: Pick<StoredMerge, 'title' | 'description' | 'sourceBranch' | 'targetBranch'> &
    Partial<Pick<StoredMerge, 'sourceProject' | 'squash' | 'removeSource' | 'versions'>>,
): StoredMerge {
  const at = state.now();
  const sha = tipOf(state, given.sourceBranch);
  const merge: StoredMerge = {
    id: state.nextId(),
    iid: (state.merges.at(-1)?.iid ?? state.before.merges) + 1,
    author,
    state: 'opened',
    sourceProject: state.project.id,
    squash: false,
    removeSource: false,
    createdAt: at,
    updatedAt: at,
    notes: [],
    approvals: [],
    versions: sha === undefined ? [] : [{ sha, at }],
    ...given,
    title: given.title.trim(),
    description: storedBody(state, given.description),
  };
  state.merges.push(merge);
  return merge;
}

/** GitLab lets one source branch be open towards one target only once. */
function refuseSecond(state: State, one: Pick<StoredMerge, 'sourceBranch' | 'targetBranch'>): void {
  const other = state.merges.find(
    (merge) =>
      merge !== one &&
      merge.state === 'opened' &&
      merge.sourceProject === state.project.id &&
      merge.sourceBranch === one.sourceBranch &&
      merge.targetBranch === one.targetBranch,
  );
  if (other === undefined) return;
  const words = `Another open merge request already exists for this source branch: !${other.iid}`;
  throw new Refusal(409, { message: [words] });
}

export const mergeRoutes: readonly Route[] = [
  route('GET', '/projects/:id/merge_requests', listed, nothing, ({ state, query, url }) => {
    const key = query.order_by === 'updated_at' ? 'updatedAt' : 'createdAt';
    const sign = query.sort === 'asc' ? 1 : -1;
    const found = state.merges
      .filter((one) => query.state === 'all' || one.state === query.state)
      .filter(({ createdAt }) => createdAt + state.troubles.lag <= state.now())
      .filter((one) => (query.source_branch ?? one.sourceBranch) === one.sourceBranch)
      .filter((one) => (query.target_branch ?? one.targetBranch) === one.targetBranch)
      .sort((one, other) => sign * (one[key] - other[key]));
    const page = pageOf(found, query, url);
    return { ...page, body: page.body.map((one) => mergeOf(state, one)) };
  }),
  route('POST', '/projects/:id/merge_requests', nothing, made, (call) => {
    const { state, account, role, body } = call;
    needs(role, roles.developer);
    // A fork that does not say otherwise offers its branches to the project it comes from.
    if (state.project.fork && body.target_project_id !== state.project.id) throw notFound();
    if (tipOf(state, body.source_branch) === undefined) {
      const words = [`Source branch "${body.source_branch}" does not exist`];
      throw new Refusal(422, { message: words });
    }
    const given = { sourceBranch: body.source_branch, targetBranch: body.target_branch };
    refuseSecond(state, given);
    const merge = openMerge(state, account.id, {
      ...given,
      title: body.title,
      description: body.description ?? '',
      squash: body.squash ?? false,
      removeSource: body.remove_source_branch ?? false,
    });
    return { status: 201, body: mergeOf(state, merge) };
  }),
  route('GET', '/projects/:id/merge_requests/:iid', nothing, nothing, (call) => ({
    status: 200,
    body: mergeOf(call.state, mergeAt(call)),
  })),
  route('PUT', '/projects/:id/merge_requests/:iid', nothing, edited, (call) => {
    const { state, account, role, body } = call;
    const merge = mergeAt(call);
    if (merge.author !== account.id) needs(role, roles.developer);
    if (body.title !== undefined) merge.title = body.title.trim();
    if (body.description !== undefined) merge.description = storedBody(state, body.description);
    if (body.target_branch !== undefined) merge.targetBranch = body.target_branch;
    if (body.state_event === 'reopen') refuseSecond(state, merge);
    if (body.state_event !== undefined) {
      merge.state = body.state_event === 'close' ? 'closed' : 'opened';
    }
    merge.updatedAt = state.now();
    return { status: 200, body: mergeOf(state, merge) };
  }),
  route(
    'GET',
    '/projects/:id/merge_requests/:iid/versions',
    z.strictObject(offset),
    nothing,
    (call) => {
      const merge = mergeAt(call);
      const shown = merge.versions.map(({ sha, at }, index) => {
        return {
          id: index + 1,
          head_commit_sha: sha,
          base_commit_sha: sha,
          start_commit_sha: sha,
          created_at: iso(at),
          merge_request_id: merge.id,
          state: 'collected',
          real_size: '1',
        } satisfies MergeRequestDiffVersionsSchema;
      });
      return pageOf(shown, call.query, call.url);
    },
  ),
];
