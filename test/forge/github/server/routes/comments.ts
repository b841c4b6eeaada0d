import { type Answer, type Call, notFound, nothing, ok, paged } from '../answer.ts';
import type { Route } from '../route.ts';
import { comment } from '../shapes/issues.ts';
import type { StoredComment } from '../state.ts';
import { refusedText, withIssue } from './issues.ts';

const write = [{ issues: 'write' }, { pull_requests: 'write' }] as const;
const ofIssue = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
const one = '/repos/{owner}/{repo}/issues/comments/{comment_id}';

export const commentRoutes: readonly Route[] = [
  {
    ...{ method: 'GET', path: ofIssue, needs: [{ issues: 'read' }, { pull_requests: 'read' }] },
    answer: (call) =>
      withIssue(call, ({ number }) => {
        const { state } = call;
        const found = state.comments.filter(({ issue }) => issue === number);
        return paged(
          call,
          state.seen(found).map((stored) => comment(call, state, stored)),
        );
      }),
  },
  {
    ...{ method: 'POST', path: ofIssue, needs: write },
    answer: (call) =>
      withIssue(call, (issue) => {
        const refused = refusedText({ ...call, method: 'PATCH' }, 'IssueComment');
        if (refused !== undefined) return refused;
        const { state, caller, body } = call;
        const made = state.addComment(issue, caller.account, String(body['body']));
        return ok(comment(call, state, made), 201);
      }),
  },
  {
    ...{ method: 'PATCH', path: one, needs: write },
    answer: (call) =>
      withComment(call, (stored) => {
        const refused = refusedText(call, 'IssueComment');
        if (refused !== undefined) return refused;
        stored.body = String(call.body['body']);
        stored.updatedAt = call.state.clock.now();
        return ok(comment(call, call.state, stored));
      }),
  },
  {
    ...{ method: 'DELETE', path: one, needs: write },
    answer: (call) =>
      withComment(call, (stored) => {
        call.state.comments.splice(call.state.comments.indexOf(stored), 1);
        return nothing;
      }),
  },
];

// --- internal ---

function withComment(call: Call, answer: (stored: StoredComment) => Answer): Answer {
  const id = Number(call.params['comment_id']);
  const stored = call.state.comments.find((found) => found.id === id);
  return stored === undefined ? notFound : answer(stored);
}
