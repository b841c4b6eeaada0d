import {
  advance,
  type Deployment,
  type DeploymentEvent,
  eventMarkdown,
  eventsOf,
  keepTime,
  kindMerged,
  type LivingRecord,
  languageOf,
  recordMarkdown,
  rememberedRecord,
  requestKinds,
} from '../../generators/request/index.ts';
import type { CommentPlace, Forge, Outcome } from '../../lib/forge/index.ts';
import type { Instance } from '../../lib/instance/index.ts';
import type { Platform } from '../../lib/platform/index.ts';
import { requestPrefix } from './request/rivals.ts';
import { verdictMarker } from './request/tell.ts';

/** What is known of the fleet when somebody asks what became of a request. */
export interface StatusContext {
  readonly platform: Platform;
  /** The fleet as the branch has it that requests are merged to. */
  readonly fleet: readonly Instance[];
  /** The same notebook as the deployed branch has it; undefined where that does not have it. */
  readonly live: (slug: string) => Instance | undefined;
  /** The same as a commit has it that Argo CD names; undefined where nobody can tell. */
  readonly at: (revision: string, slug: string) => Instance | undefined;
  /** Day on which the request reached the base branch. */
  readonly mergedOn: (instance: Instance, number: number) => string | undefined;
  /** What Argo CD says, where somebody could ask it. */
  readonly deployment?: Deployment;
  readonly today: string;
  /** The hour too, ISO 8601: how long something has been so. Without it, nothing is told of that. */
  readonly now?: string;
}

export type StatusOutcome =
  /** Nothing is merged: the verdict still stands. */
  | { readonly step: 'open'; readonly pull: number | null }
  | {
      readonly step: 'told';
      readonly record: LivingRecord;
      readonly comment: Outcome;
      /** What was told in a comment of its own, now or before. */
      readonly events: readonly DeploymentEvent[];
    };

/**
 * Tells on the issue what has become of it: the comment that held the verdict becomes the living
 * record, and what nobody should miss is told once in a comment of its own. Where nothing
 * changed, nothing is touched. The record comes last: killed before, the next run tells again.
 */
export async function requestStatus(
  forge: Forge,
  number: number,
  context: StatusContext,
): Promise<StatusOutcome> {
  const issue = await forge.readIssue(number);
  const instance = context.fleet.find((one) => kindMerged(number, one) !== undefined);
  const kind = instance && kindMerged(number, instance);
  if (instance === undefined || kind === undefined) {
    // Also a request that was undone and is open again: it is answered anew, by `open`.
    const branch = await forge.findBranch(`${requestPrefix}${number}-`);
    const pull = branch === undefined ? undefined : await forge.findPullRequest(branch);
    return { step: 'open', pull: pull?.number ?? null };
  }
  const place: CommentPlace = { on: 'issue', number };
  const old = await forge.readComment(place, verdictMarker);
  const facts = factsOf(number, instance, context);
  const before = old === undefined ? undefined : rememberedRecord(old);
  const record = advance(before, kind, facts);
  const language = languageOf(issue.body, requestKinds(context.platform));
  const events = eventsOf(before, record, facts, context.now ?? context.today);
  for (const event of events) {
    const text = eventMarkdown(event, record, facts, context.platform, language);
    await forge.upsertComment(place, `told-${event}`, text);
  }
  const wanted = recordMarkdown(record, facts, context.platform, language);
  const comment = await forge.upsertComment(place, verdictMarker, keepTime(wanted, old));
  return { step: 'told', record, comment, events };
}

// --- internal ---

function factsOf(number: number, instance: Instance, context: StatusContext) {
  const { slug } = instance;
  const holds = (other: Instance | undefined) =>
    other !== undefined && kindMerged(number, other) !== undefined;
  const { deployment, today } = context;
  // What Argo CD says of an older commit, or of another notebook, says nothing of this request.
  const isOurs = deployment?.slug === slug && holds(context.at(deployment.revision, slug));
  const mergedOn = context.mergedOn(instance, number);
  return {
    number,
    instance,
    ...(mergedOn === undefined ? {} : { mergedOn }),
    isLive: holds(context.live(slug)),
    deployment: isOurs ? deployment : null,
    today,
  };
}
