import {
  type Answer,
  answerRequest,
  type HoldCode,
  type HoldNotice,
  ownerUnknown,
  type Verdict,
} from '../../generators/request/index.ts';
import { FleetError } from '../../lib/base/index.ts';
import type { Forge, Issue, PullRequest } from '../../lib/forge/index.ts';
import { type Withdrawal, withdrawn } from './pull-warnings.ts';
import { type ClosedRequest, closeRequest } from './request/close-request.ts';
import type { RequestContext } from './request/context.ts';
import { digestOutdated } from './request/digest.ts';
import { holdOf } from './request/hold.ts';
import { labelChange } from './request/labels.ts';
import { mergedInto } from './request/merged.ts';
import { type Opened, openPull } from './request/open-pull.ts';
import { type Conflict, type Prepared, prepare } from './request/prepare.ts';
import { requestPrefix } from './request/rivals.ts';
import { tell } from './request/tell.ts';

export type { RequestContext } from './request/context.ts';
export { verdictMarker } from './request/tell.ts';

export type RequestOutcome =
  /** A program wrote the issue: it is never answered. */
  | { readonly step: 'ignored' }
  | { readonly step: 'refused'; readonly verdict: Verdict }
  /** Answered, and not carried out: whoever asks may not, or something is in the way. */
  | { readonly step: 'held'; readonly why: HoldCode; readonly verdict: Verdict }
  | { readonly step: 'merged'; readonly slug: string }
  | ClosedRequest
  /** A question: people answer it on the issue. */
  | { readonly step: 'routed'; readonly verdict: Verdict; readonly team: string }
  | Opened;

/**
 * From an issue to its answer and, unless it is a question, to an open pull request. Each
 * step makes something true and may find it so already: killed anywhere and run again, it
 * ends in the same state.
 *
 * @throws {FleetError} after it is told on the issue: `REQUEST_CONFLICT` when a maintainer's
 * commit and the edited request disagree; `REQUEST_BROKEN` when the maintainer's own text
 * breaks a rule; `INSTANCE_EDIT` when a change cannot be written without losing a
 * maintainer's comment.
 */
export async function openRequest(
  forge: Forge,
  number: number,
  context: RequestContext,
): Promise<RequestOutcome> {
  const issue = await forge.readIssue(number);
  if (issue.author.isBot) return { step: 'ignored' };
  const { platform, fleet, form } = context;
  const merged = mergedInto(number, fleet);
  if (merged !== undefined) return { step: 'merged', slug: merged.slug };
  if (issue.state === 'closed') return closeRequest(forge, number);
  const { openedOn } = issue;
  const answer = answerRequest(issue.body, { forge: form, platform, fleet, number, openedOn });
  try {
    return await carryOut(forge, issue, answer, context);
  } catch (error) {
    if (!(error instanceof FleetError) || error.code !== 'BRANCH_MOVED') throw error;
    // A maintainer committed in between: what they wrote is settled anew, once.
    return carryOut(forge, issue, answer, context);
  }
}

// --- internal ---

async function carryOut(
  forge: Forge,
  issue: Issue,
  answer: Answer,
  context: RequestContext,
): Promise<RequestOutcome> {
  const { number } = issue;
  const { verdict, routed } = answer;
  const effect = answer.effect?.does === 'ask' ? null : answer.effect;
  const found = await forge.findBranch(`${requestPrefix}${number}-`);
  const old = found === undefined ? undefined : await forge.findPullRequest(found);
  const may = await holdOf(forge, issue, answer, context);
  const branch = found ?? `${requestPrefix}${number}-${verdict.slug}`;
  const settled =
    effect === null || may !== undefined
      ? undefined
      : await prepare(forge, branch, effect, context);
  const hold = may ?? conflictOf(settled);
  const opened = old === undefined ? undefined : openedNotice(forge, old);
  const isTold = await tell(forge, number, { answer, notice: hold ?? opened }, context);
  const prepared = settled !== undefined && !isConflict(settled) ? settled : undefined;
  const code = isTold ? hold?.code : 'answer-limit';
  const isOwnerMissing = prepared?.instance.owner.group === ownerUnknown;
  await forge.setLabels(number, labelChange({ answer, hold: code, isOwnerMissing }));
  if (code !== undefined || effect === null || prepared === undefined) {
    if (old !== undefined) await withdraw(forge, old, number, verdict.ok ? 'held' : 'refused');
    if (settled !== undefined && isConflict(settled)) throw settled.error;
    if (code !== undefined && verdict.ok) return { step: 'held', why: code, verdict };
    return routed === null
      ? { step: 'refused', verdict }
      : { step: 'routed', verdict, team: routed.team };
  }
  const outcome = await openPull(forge, { number, answer, effect, prepared, old }, context);
  if (old?.number !== outcome.pull.number) {
    const notice = openedNotice(forge, outcome.pull);
    await tell(forge, number, { answer, notice }, context);
  }
  return outcome;
}

function isConflict(settled: Prepared | Conflict): settled is Conflict {
  return 'error' in settled;
}

function conflictOf(settled: Prepared | Conflict | undefined): HoldNotice | undefined {
  return settled !== undefined && isConflict(settled)
    ? { code: 'conflict', path: settled.path }
    : undefined;
}

/** As the forge makes a link of it. */
function openedNotice({ kind }: Forge, { number }: PullRequest) {
  return { code: 'opened', reference: `${kind === 'gitlab' ? '!' : '#'}${number}` } as const;
}

/** An earlier version of a request that is not carried out now must not look ready to be merged. */
async function withdraw(
  forge: Forge,
  pull: PullRequest,
  number: number,
  why: Withdrawal,
): Promise<void> {
  await forge.ensurePullRequest(withdrawn(pull, why));
  await forge.setStatus(digestOutdated(pull.head, number));
}
