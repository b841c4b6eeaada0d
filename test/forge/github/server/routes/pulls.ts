import { type Answer, type Call, invalid, notFound, ok, paged, refusal } from '../answer.ts';
import type { Route } from '../route.ts';
import { pull, review, simplePull } from '../shapes/pulls.ts';
import type { StoredIssue, StoredPull } from '../state.ts';
import { refusedText } from './issues.ts';

const read = [{ pull_requests: 'read' }] as const;
const write = [{ pull_requests: 'write' }] as const;
const path = '/repos/{owner}/{repo}/pulls';

export const pullRoutes: readonly Route[] = [
  { method: 'GET', path, needs: read, answer: list },
  { method: 'POST', path, needs: write, answer: open },
  {
    ...{ method: 'GET', path: `${path}/{pull_number}`, needs: read },
    answer: (call) => withPull(call, (stored) => ok(pull(call, call.state, stored))),
  },
  {
    ...{ method: 'PATCH', path: `${path}/{pull_number}`, needs: write },
    answer: (call) => withPull(call, (stored) => update(call, stored)),
  },
  {
    ...{ method: 'GET', path: `${path}/{pull_number}/reviews`, needs: read },
    answer: (call) =>
      withPull(call, ({ number }) => {
        const found = call.state.reviews.filter((one) => one.pull === number);
        return paged(
          call,
          found.map((one) => review(call, call.state, one)),
        );
      }),
  },
  {
    ...{ method: 'PUT', path: `${path}/{pull_number}/reviews/{review_id}/dismissals` },
    ...{ needs: write, answer: (call) => withPull(call, (stored) => dismiss(call, stored)) },
  },
];

// --- internal ---

type Pull = StoredIssue & { readonly pull: StoredPull };

function isPull(issue: StoredIssue): issue is Pull {
  return issue.pull !== undefined;
}

function withPull(call: Call, answer: (stored: Pull) => Answer): Answer {
  const stored = call.state.issue(Number(call.params['pull_number']));
  return stored === undefined || !isPull(stored) ? notFound : answer(stored);
}

function list(call: Call): Answer {
  const { state, url } = call;
  const wanted = url.searchParams.get('state') ?? 'open';
  const head = url.searchParams.get('head');
  const found = state
    .seen(state.issues.filter(isPull))
    .filter((one) => wanted === 'all' || one.state === wanted)
    .filter((one) => head === null || labelOf(call, one.pull) === head)
    .sort((one, other) => one.number - other.number);
  const order = url.searchParams.get('direction') === 'asc' ? found : found.reverse();
  return paged(
    call,
    order.map((one) => simplePull(call, state, one)),
  );
}

function labelOf({ state }: Call, { fork, head }: StoredPull): string {
  return `${(fork?.owner ?? state.owner).login}:${head}`;
}

function open(call: Call): Answer {
  const refused = refusedText(call, 'PullRequest');
  if (refused !== undefined) return refused;
  const { state, caller } = call;
  const [head, base] = [String(call.body['head']), String(call.body['base'])];
  const [tip, start] = [state.git.tip(head), state.git.tip(base)];
  if (tip === undefined) return invalid('PullRequest', 'head', 'invalid');
  if (start === undefined) return invalid('PullRequest', 'base', 'invalid');
  const isOpen = ({ state: how, pull: other }: Pull) =>
    how === 'open' && other.head === head && other.fork === undefined;
  if (state.issues.filter(isPull).some(isOpen)) {
    return custom(`A pull request already exists for ${state.owner.login}:${head}.`);
  }
  if (state.git.git.ask(['merge-base', '--is-ancestor', tip, start]) !== undefined) {
    return custom(`No commits between ${base} and ${head}`);
  }
  const { title, body } = call.body;
  const text = typeof body === 'string' ? body : null;
  const made = state.addIssue(caller.account, String(title), text, { head, base });
  return isPull(made) ? ok(pull(call, state, made), 201) : notFound;
}

function custom(message: string): Answer {
  const errors = [{ resource: 'PullRequest', code: 'custom', message }];
  return refusal(422, 'Validation Failed', { errors });
}

function update(call: Call, stored: Pull): Answer {
  const refused = refusedText(call, 'PullRequest');
  if (refused !== undefined) return refused;
  const { title, body, base, state } = call.body;
  if (typeof title === 'string') stored.title = title;
  if (typeof body === 'string') stored.body = body;
  if (typeof base === 'string') stored.pull.base = base;
  stored.updatedAt = call.state.clock.now();
  if (state === 'open' || state === 'closed') call.state.setState(stored, state);
  return ok(pull(call, call.state, stored));
}

function dismiss(call: Call, stored: Pull): Answer {
  const found = call.state.reviews.find(({ id }) => id === Number(call.params['review_id']));
  if (found === undefined || found.pull !== stored.number) return notFound;
  if (!['APPROVED', 'CHANGES_REQUESTED'].includes(found.state)) {
    return refusal(422, 'Can not dismiss a dismissed pull request review');
  }
  found.state = 'DISMISSED';
  stored.updatedAt = call.state.clock.now();
  return ok(review(call, call.state, found));
}
