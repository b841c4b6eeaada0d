import { z } from 'zod';
import { offset, pageOf } from '../paging.ts';
import { statusOf } from '../present.ts';
import type { State } from '../state.ts';
import { needs, notFound, Refusal, type Route, roles, route } from '../wire.ts';

const nothing = z.strictObject({});
const states = z.enum(['pending', 'running', 'success', 'failed', 'canceled', 'skipped']);
const listed = z.strictObject({ ...offset, name: z.string().optional() });
const set = z.strictObject({
  state: states,
  name: z.string().optional(),
  description: z.string().max(255).optional(),
});

function commitAt(state: State, sha: string | undefined): string {
  const found = state.git.ask(['rev-parse', '--verify', '--quiet', `${sha}^{commit}`]);
  if (found === undefined) throw notFound('Commit Not Found');
  return found;
}

export const commitRoutes: readonly Route[] = [
  route(
    'GET',
    '/projects/:id/repository/commits/:sha/statuses',
    listed,
    nothing,
    ({ state, account, path, query, url }) => {
      const sha = commitAt(state, path['sha']);
      const all = state.statuses.filter((one) => one.sha === sha);
      // Without `all`, the newest of each name.
      const latest = all.filter((one) => all.findLast(({ name }) => name === one.name) === one);
      const found = latest.filter(({ name }) => (query.name ?? name) === name);
      const page = pageOf(found, query, url);
      return { ...page, body: page.body.map((one) => statusOf(state, one, account.id)) };
    },
  ),
  route('POST', '/projects/:id/statuses/:sha', nothing, set, (call) => {
    const { state, account, role, path, body } = call;
    needs(role, roles.developer);
    const sha = commitAt(state, path['sha']);
    const name = body.name ?? 'default';
    const waiting = state.statuses.findLast(
      (one) => one.sha === sha && one.name === name && ['pending', 'running'].includes(one.status),
    );
    if (waiting?.status === body.state) {
      throw new Refusal(400, {
        message: `Cannot transition status via :enqueue from :${waiting.status}`,
      });
    }
    const description = body.description ?? null;
    if (waiting !== undefined) {
      Object.assign(waiting, { status: body.state, description });
      return { status: 201, body: statusOf(state, waiting, account.id) };
    }
    const id = state.nextId();
    const made = { id, sha, name, status: body.state, description, createdAt: state.now() };
    state.statuses.push(made);
    return { status: 201, body: statusOf(state, made, account.id) };
  }),
];
