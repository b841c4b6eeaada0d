import { z } from 'zod';
import { keyset, keysetPageOf, pageOf } from '../paging.ts';
import { iso, issueOf } from '../present.ts';
import { storedBody } from '../quick-actions.ts';
import type { State, StoredIssue } from '../state.ts';
import { type Call, needs, notFound, type Route, roles, route } from '../wire.ts';

const nothing = z.strictObject({});
const labels = z.string().transform((list) => list.split(','));

const listed = z.strictObject({
  ...keyset,
  scope: z.enum(['created_by_me', 'assigned_to_me', 'all']).optional(),
  state: z.enum(['opened', 'closed', 'all']).optional(),
  author_id: z
    .string()
    .regex(/^[0-9]+$/)
    .transform(Number)
    .optional(),
  updated_after: z.iso.datetime({ offset: true }).optional(),
  order_by: z.enum(['created_at', 'updated_at']).default('created_at'),
  sort: z.enum(['asc', 'desc']).default('desc'),
});

const made = z.strictObject({
  title: z.string().min(1).max(255),
  description: z.string().max(1_048_576).optional(),
  labels: labels.optional(),
  confidential: z.boolean().optional(),
});

const edited = z.strictObject({
  title: z.string().min(1).max(255).optional(),
  description: z.string().max(1_048_576).optional(),
  add_labels: labels.optional(),
  remove_labels: labels.optional(),
  state_event: z.enum(['close', 'reopen']).optional(),
});

/** Issues that the account may see: of a confidential one, whoever wrote it and reporters. */
export function issueAt({
  state,
  account,
  role,
  path,
}: Pick<Call<unknown, unknown>, 'state' | 'account' | 'role' | 'path'>): StoredIssue {
  const found = state.issues.find(({ iid }) => String(iid) === path['iid']);
  const isHidden = found?.confidential && found.author !== account.id && role < roles.reporter;
  if (found === undefined || isHidden) throw notFound();
  return found;
}

/** Somebody opens an issue: what the web page does too. */
export function openIssue(
  state: State,
  author: number,
  given: { readonly title: string; readonly description: string; readonly confidential?: boolean },
): StoredIssue {
  const at = state.now();
  const issue: StoredIssue = {
    id: state.nextId(),
    iid: (state.issues.at(-1)?.iid ?? state.before.issues) + 1,
    author,
    title: given.title.trim(),
    description: storedBody(state, given.description),
    state: 'opened',
    labels: [],
    confidential: given.confidential ?? false,
    createdAt: at,
    updatedAt: at,
    notes: [],
  };
  state.issues.push(issue);
  return issue;
}

export const issueRoutes: readonly Route[] = [
  route('GET', '/projects/:id/issues', listed, nothing, ({ state, account, role, query, url }) => {
    const key = query.order_by === 'updated_at' ? 'updatedAt' : 'createdAt';
    const since = query.updated_after === undefined ? 0 : Date.parse(query.updated_after);
    const found = state.issues
      .filter((one) => !one.confidential || one.author === account.id || role >= roles.reporter)
      .filter(({ createdAt }) => createdAt + state.troubles.lag <= state.now())
      .filter(({ updatedAt }) => updatedAt >= since)
      .filter(({ author }) => query.author_id === undefined || author === query.author_id)
      .filter((one) => (query.state ?? 'all') === 'all' || one.state === query.state)
      .toSorted((one, other) => one[key] - other[key] || one.id - other.id);
    if (query.sort === 'desc') found.reverse();
    const byKeyset = state.troubles.keyset && query.pagination === 'keyset';
    const page = byKeyset
      ? keysetPageOf(found, (one) => `${iso(one[key])} ${one.id}`, query, url)
      : pageOf(found, query, url);
    return { ...page, body: page.body.map((one) => issueOf(state, one)) };
  }),
  route('POST', '/projects/:id/issues', nothing, made, ({ state, account, body }) => {
    const issue = openIssue(state, account.id, {
      title: body.title,
      description: body.description ?? '',
      confidential: body.confidential ?? false,
    });
    issue.labels = body.labels ?? [];
    return { status: 201, body: issueOf(state, issue) };
  }),
  route('GET', '/projects/:id/issues/:iid', nothing, nothing, (call) => ({
    status: 200,
    body: issueOf(call.state, issueAt(call)),
  })),
  route('PUT', '/projects/:id/issues/:iid', nothing, edited, (call) => {
    const { state, account, role, body } = call;
    const issue = issueAt(call);
    if (issue.author !== account.id) needs(role, roles.reporter);
    if (body.title !== undefined) issue.title = body.title.trim();
    if (body.description !== undefined) issue.description = storedBody(state, body.description);
    const kept = issue.labels.filter((label) => !body.remove_labels?.includes(label));
    issue.labels = [...new Set([...kept, ...(body.add_labels ?? [])])].sort();
    if (body.state_event !== undefined) {
      issue.state = body.state_event === 'close' ? 'closed' : 'opened';
    }
    issue.updatedAt = state.now();
    return { status: 200, body: issueOf(state, issue) };
  }),
];
