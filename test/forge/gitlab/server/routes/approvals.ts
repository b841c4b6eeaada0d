import { z } from 'zod';
import { iso, userOf } from '../present.ts';
import type { State } from '../state.ts';
import { forbidden, Refusal, type Route, route } from '../wire.ts';
import { mergeAt } from './merge-requests.ts';
import { addNote } from './notes.ts';

const nothing = z.strictObject({});

/** Somebody approves, as the web page lets them; GitLab notes it. */
export function approve(state: State, number: number, user: number): void {
  const merge = mergeAt({ state, path: { iid: String(number) } });
  merge.approvals.push({ user, at: state.now() });
  addNote(state, merge, user, 'approved this merge request', true);
}

export const approvalRoutes: readonly Route[] = [
  route('GET', '/projects/:id/merge_requests/:iid/approvals', nothing, nothing, (call) => {
    const { state } = call;
    const { approvals } = mergeAt(call);
    return {
      status: 200,
      body: {
        user_has_approved: false,
        user_can_approve: false,
        approved: approvals.length > 0,
        approved_by: approvals.map(({ user, at }) => ({
          user: userOf(state, user),
          ...(state.settings.tellsApprovalTimes ? { approved_at: iso(at) } : {}),
        })),
      },
    };
  }),
  route('PUT', '/projects/:id/merge_requests/:iid/reset_approvals', nothing, nothing, (call) => {
    const merge = mergeAt(call);
    if (call.state.settings.plan === 'free') throw forbidden();
    // Only accounts of project and group access tokens may.
    if (!call.account.bot) throw new Refusal(401, { message: '401 Unauthorized' });
    merge.approvals = [];
    return { status: 202 };
  }),
];
