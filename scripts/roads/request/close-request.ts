import { closingText } from '../../../generators/request/index.ts';
import type { Forge } from '../../../lib/forge/index.ts';
import { requestPrefix } from './rivals.ts';

/**
 * The requester has closed the issue: its pull request is closed, with a word why. The branch
 * stays, with what maintainers committed to it: opening the issue again restores everything.
 */
export async function closeRequest(forge: Forge, number: number): Promise<ClosedRequest> {
  const branch = await forge.findBranch(`${requestPrefix}${number}-`);
  if (branch === undefined) return { step: 'closed', pull: 'unchanged' };
  return { step: 'closed', pull: await forge.closePullRequest(branch, closingText(number)) };
}

export interface ClosedRequest {
  readonly step: 'closed';
  /** What became of the pull request by this. */
  readonly pull: Awaited<ReturnType<Forge['closePullRequest']>>;
}
