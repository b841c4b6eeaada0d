import { type Answer, type Call, invalid, notFound, ok, paged, refusal } from '../answer.ts';
import type { Route } from '../route.ts';
import { label } from '../shapes/issues.ts';
import type { GitHubState } from '../state.ts';
import { withIssue } from './issues.ts';

const read = [{ issues: 'read' }, { pull_requests: 'read' }] as const;
const write = [{ issues: 'write' }, { pull_requests: 'write' }] as const;
const path = '/repos/{owner}/{repo}/labels';
const ofIssue = '/repos/{owner}/{repo}/issues/{issue_number}/labels';

export const labelRoutes: readonly Route[] = [
  {
    ...{ method: 'GET', path, needs: read },
    answer: (call) => paged(call, shown(call, [...call.state.labels.keys()])),
  },
  {
    ...{ method: 'GET', path: `${path}/{name}`, needs: read },
    answer: (call) => {
      const name = known(call.state, call.params['name'] ?? '');
      return name === undefined ? notFound : ok(label(call, call.state, name));
    },
  },
  {
    ...{ method: 'POST', path, needs: write },
    answer: (call) => {
      const name = String(call.body['name']);
      if (known(call.state, name) !== undefined) return invalid('Label', 'name', 'already_exists');
      const color = String(call.body['color'] ?? 'ededed');
      if (!/^[0-9a-f]{6}$/i.test(color)) return invalid('Label', 'color', 'invalid');
      call.state.labels.set(name, { id: call.state.nextId(), color });
      return ok(label(call, call.state, name), 201);
    },
  },
  {
    ...{ method: 'POST', path: ofIssue, needs: write },
    answer: (call) => withIssue(call, (issue) => add(call, issue.labels, issue)),
  },
  {
    ...{ method: 'DELETE', path: `${ofIssue}/{name}`, needs: write },
    answer: (call) =>
      withIssue(call, (issue) => {
        const name = call.params['name'] ?? '';
        if (!issue.labels.includes(name)) return refusal(404, 'Label does not exist');
        issue.labels = issue.labels.filter((other) => other !== name);
        issue.updatedAt = call.state.clock.now();
        return ok(shown(call, issue.labels));
      }),
  },
];

// --- internal ---

/** One that does not exist comes into being, in grey. */
function add(
  call: Call,
  there: readonly string[],
  issue: { labels: string[]; updatedAt: number },
): Answer {
  const { labels } = call.body;
  const names = Array.isArray(labels) ? labels.map(String) : [];
  for (const name of names) {
    if (known(call.state, name) !== undefined) continue;
    call.state.labels.set(name, { id: call.state.nextId(), color: 'ededed' });
  }
  issue.labels = [...new Set([...there, ...names.map((name) => known(call.state, name) ?? name)])];
  issue.updatedAt = call.state.clock.now();
  return ok(shown(call, issue.labels));
}

/** As it is spelt: GitHub finds it in any case. */
function known(state: GitHubState, name: string): string | undefined {
  return [...state.labels.keys()].find((other) => other.toLowerCase() === name.toLowerCase());
}

function shown(call: Call, names: readonly string[]) {
  return names.map((name) => label(call, call.state, name));
}
