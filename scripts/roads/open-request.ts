import {
  type Answer,
  answerRequest,
  keepTime,
  type Verdict,
  verdictMarkdown,
} from '../../generators/request/index.ts';
import type { CommentPlace, Forge } from '../../lib/forge/index.ts';
import { withdrawn } from './pull-warnings.ts';
import type { RequestContext } from './request/context.ts';
import { labelChange } from './request/labels.ts';
import { type Opened, openPull } from './request/open-pull.ts';

export type { RequestContext } from './request/context.ts';

/** Marks the one comment of an issue that answers it: the verdict, then what became of it. */
export const verdictMarker = 'verdict';

export type RequestOutcome =
  | { readonly step: 'refused'; readonly verdict: Verdict }
  | { readonly step: 'merged'; readonly slug: string }
  /** A question: people answer it on the issue. */
  | { readonly step: 'routed'; readonly verdict: Verdict; readonly team: string }
  | Opened;

/**
 * From an issue to its answer and, unless it is a question, to an open pull request. Each
 * step makes something true and may find it so already: killed anywhere and run again, it
 * ends in the same state.
 *
 * @throws {FleetError} `REQUEST_CONFLICT` when a maintainer's commit and the edited
 * request disagree; `REQUEST_BROKEN` when the maintainer's own text breaks a rule;
 * `INSTANCE_EDIT` when a change cannot be written without losing a maintainer's comment.
 */
export async function openRequest(
  forge: Forge,
  number: number,
  context: RequestContext,
): Promise<RequestOutcome> {
  const issue = await forge.readIssue(number);
  const merged = context.fleet.find(
    ({ request, changes = [] }) =>
      request.number === number || changes.some((change) => change.number === number),
  );
  if (merged !== undefined) return { step: 'merged', slug: merged.slug };
  const { platform, fleet, form } = context;
  const answer = answerRequest(issue.body, {
    forge: form,
    platform,
    fleet,
    number,
    openedOn: issue.openedOn,
  });
  const { verdict, effect, routed } = answer;
  await tell(forge, number, answer, context);
  await forge.setLabels(number, labelChange(answer));
  if (effect === null || effect.does === 'ask') {
    await withdrawPull(forge, number);
    return routed === null
      ? { step: 'refused', verdict }
      : { step: 'routed', verdict, team: routed.team };
  }
  return openPull(forge, number, answer, effect, context);
}

// --- internal ---

/** One comment, updated in place; untouched where nothing but the hour would change. */
async function tell(
  forge: Forge,
  number: number,
  answer: Answer,
  { platform, answeredAt }: RequestContext,
): Promise<void> {
  const place: CommentPlace = { on: 'issue', number };
  const signature = { platform, ...(answeredAt === undefined ? {} : { answeredAt }) };
  const wanted = verdictMarkdown(answer.verdict, { answer, signature });
  const old = await forge.readComment(place, verdictMarker);
  await forge.upsertComment(place, verdictMarker, keepTime(wanted, old));
}

/** An earlier version of a request that is refused now must not look ready to be merged. */
async function withdrawPull(forge: Forge, number: number): Promise<void> {
  const branch = await forge.findBranch(`request/${number}-`);
  const pull = branch && (await forge.findPullRequest(branch));
  if (pull) await forge.ensurePullRequest(withdrawn(pull));
}
