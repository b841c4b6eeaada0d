import {
  advance,
  type Deployment,
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
import { verdictMarker } from './open-request.ts';

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
  readonly mergedOn: (instance: Instance) => string | undefined;
  /** What Argo CD says, where somebody could ask it. */
  readonly deployment?: Deployment;
  readonly today: string;
}

export type StatusOutcome =
  /** Nothing is merged: the verdict still stands. */
  | { readonly step: 'open'; readonly pull: number | null }
  | { readonly step: 'told'; readonly record: LivingRecord; readonly comment: Outcome };

/**
 * Tells on the issue what has become of it: the comment that held the verdict becomes the living
 * record. Where nothing changed, nothing is touched.
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
    const branch = await forge.findBranch(`request/${number}-`);
    const pull = branch === undefined ? undefined : await forge.findPullRequest(branch);
    return { step: 'open', pull: pull?.number ?? null };
  }
  const place: CommentPlace = { on: 'issue', number };
  const old = await forge.readComment(place, verdictMarker);
  const facts = factsOf(number, instance, context);
  const record = advance(old === undefined ? undefined : rememberedRecord(old), kind, facts);
  const language = languageOf(issue.body, requestKinds(context.platform));
  const wanted = recordMarkdown(record, facts, context.platform, language);
  const comment = await forge.upsertComment(place, verdictMarker, keepTime(wanted, old));
  return { step: 'told', record, comment };
}

// --- internal ---

function factsOf(number: number, instance: Instance, context: StatusContext) {
  const { slug } = instance;
  const holds = (other: Instance | undefined) =>
    other !== undefined && kindMerged(number, other) !== undefined;
  const { deployment, today } = context;
  // What Argo CD says of an older commit, or of another notebook, says nothing of this request.
  const isOurs = deployment?.slug === slug && holds(context.at(deployment.revision, slug));
  const mergedOn = context.mergedOn(instance);
  return {
    number,
    instance,
    ...(mergedOn === undefined ? {} : { mergedOn }),
    isLive: holds(context.live(slug)),
    deployment: isOurs ? deployment : null,
    today,
  };
}
