import { type Answer, type Call, invalid, notFound, ok, paged, refusal } from '../answer.ts';
import type { Route } from '../route.ts';
import { issue } from '../shapes/issues.ts';
import type { StoredIssue } from '../state.ts';

const read = [{ issues: 'read' }, { pull_requests: 'read' }] as const;
const write = [{ issues: 'write' }] as const;
const either = [{ issues: 'write' }, { pull_requests: 'write' }] as const;
const path = '/repos/{owner}/{repo}/issues';

export const issueRoutes: readonly Route[] = [
  { method: 'GET', path, needs: read, answer: list },
  {
    ...{ method: 'POST', path, needs: write },
    answer: (call) => {
      const { title, body } = call.body;
      const refused = refusedText(call, 'Issue');
      if (refused !== undefined) return refused;
      const { state, caller } = call;
      const text = typeof body === 'string' ? body : null;
      return ok(issue(call, state, state.addIssue(caller.account, String(title), text)), 201);
    },
  },
  {
    ...{ method: 'GET', path: `${path}/{issue_number}`, needs: read },
    answer: (call) => withIssue(call, (stored) => ok(issue(call, call.state, stored))),
  },
  {
    ...{ method: 'PATCH', path: `${path}/{issue_number}`, needs: either },
    answer: (call) => withIssue(call, (stored) => update(call, stored)),
  },
];

/** The issue that the path names, or what GitHub says where there is none. */
export function withIssue(call: Call, answer: (stored: StoredIssue) => Answer): Answer {
  if (!call.state.hasIssues) return refusal(410, 'Issues has been disabled in this repository.');
  const stored = call.state.issue(Number(call.params['issue_number']));
  return stored === undefined ? notFound : answer(stored);
}

/** Why GitHub does not take this title or body, or undefined. */
export function refusedText(
  { body: { title, body }, method }: Call,
  resource: string,
): Answer | undefined {
  if (method === 'POST' && (typeof title !== 'string' || title.trim() === '')) {
    return invalid(resource, 'title', 'missing_field');
  }
  if (typeof title === 'string' && title.length > 256) {
    return invalid(resource, 'title', 'custom', 'title is too long (maximum is 256 characters)');
  }
  if (typeof body === 'string' && [...body].length > 65_536) {
    return invalid(resource, 'body', 'custom', 'body is too long (maximum is 65536 characters)');
  }
  return undefined;
}

// --- internal ---

function list(call: Call): Answer {
  const { state } = call;
  const query = (name: string) => call.url.searchParams.get(name);
  const wanted = query('state') ?? 'open';
  const since = Date.parse(query('since') ?? '1970-01-01T00:00:00Z');
  const creator = query('creator');
  const by = query('sort') === 'updated' ? ('updatedAt' as const) : ('createdAt' as const);
  const sign = query('direction') === 'asc' ? 1 : -1;
  const found = state
    .seen(state.issues)
    .filter((one) => wanted === 'all' || one.state === wanted)
    .filter((one) => Math.floor(one.updatedAt / 1000) * 1000 >= since)
    .filter((one) => creator === null || one.author?.login === creator)
    .sort((one, other) => sign * (one[by] - other[by] || one.number - other.number));
  return paged(
    call,
    found.map((one) => issue(call, state, one)),
  );
}

function update(call: Call, stored: StoredIssue): Answer {
  const refused = refusedText(call, 'Issue');
  if (refused !== undefined) return refused;
  const { title, body, state } = call.body;
  if (typeof title === 'string') stored.title = title;
  if (typeof body === 'string') stored.body = body;
  stored.updatedAt = call.state.clock.now();
  if (state === 'open' || state === 'closed') call.state.setState(stored, state);
  return ok(issue(call, call.state, stored));
}
