import { hostOf, type Instance, isRetired, isRunning } from '../../../../lib/instance/index.ts';
import type { Platform } from '../../../../lib/platform/index.ts';
import type { Deployment } from './deployment.ts';

/** What becomes of a request after its merge, in the order in which it does. */
export const recordSteps = ['merged', 'deployed', 'ready', 'reviewed', 'retired'] as const;
export type RecordStep = (typeof recordSteps)[number];

/** The living record of a request: what it has come to, each step with its day, `YYYY-MM-DD`. */
export interface LivingRecord {
  readonly slug: string;
  /** Id of the kind of request. */
  readonly kind: string;
  readonly days: Readonly<Partial<Record<RecordStep, string>>>;
  /** When the notebook is reviewed next: a later day than before means that it was reviewed. */
  readonly reviewOn: string;
}

/** What can be known about a merged request today. */
export interface RecordFacts {
  readonly number: number;
  /** The notebook as the branch has it that requests are merged to. */
  readonly instance: Instance;
  /** Day of the merge, where git says it. */
  readonly mergedOn?: string;
  /** Whether the branch that is deployed holds the request too. */
  readonly isLive: boolean;
  /** What Argo CD says of a revision that holds the request; null where nobody knows. */
  readonly deployment: Deployment | null;
  readonly today: string;
}

/** Id of the kind of request by which this issue made the notebook what it is; undefined if it did not. */
export function kindMerged(number: number, { request, changes = [] }: Instance) {
  if (request.number === number) return 'new';
  return changes.find((change) => change.number === number)?.kind;
}

/** The furthest step. */
export function stepOf({ days }: LivingRecord): RecordStep {
  return recordSteps.findLast((step) => days[step] !== undefined) ?? 'merged';
}

/** Steps that such a request goes through: a change is over when it is in force. */
export function stepsOf({ kind }: Pick<LivingRecord, 'kind'>): readonly RecordStep[] {
  return kind === 'new' ? recordSteps : ['merged', 'deployed', 'ready'];
}

/**
 * The record as of these facts. It only goes forward: a step that was reached stays, with its
 * day, whatever the cluster says later or when nobody could ask it. The one way back is another
 * request, merged since, that puts a retired notebook to work again.
 */
export function advance(
  before: LivingRecord | undefined,
  kind: string,
  facts: RecordFacts,
): LivingRecord {
  const { instance } = facts;
  const { slug, reviewOn } = instance;
  const known = before?.slug === slug && before.kind === kind ? before : undefined;
  const kept = known === undefined ? {} : stillTrue(known.days, instance);
  const steps = stepsOf({ kind });
  const reached = reachedBy(facts, known, kept);
  const days = Object.fromEntries(
    steps.flatMap((step) => {
      // A review comes back every year; every other step is reached once.
      const day =
        step === 'reviewed' ? (reached[step] ?? kept[step]) : (kept[step] ?? reached[step]);
      return day === undefined ? [] : [[step, day]];
    }),
  );
  return { slug, kind, days, reviewOn };
}

/** Where people open the notebook; undefined while it has no address, or none any more. */
export function addressOf(instance: Instance, platform: Platform): string | undefined {
  const host = hostOf(instance, platform);
  return host === undefined || !isRunning(instance.state) ? undefined : `https://${host}/`;
}

// --- internal ---

type Days = LivingRecord['days'];

/** A notebook that was retired and works again was re-opened by a request: nothing else may do it. */
function stillTrue(days: Days, { state, changes = [] }: Instance): Days {
  const isReopened = !isRetired(state) && changes.some(({ kind }) => kind === 'retire');
  if (days.retired === undefined || !isReopened) return days;
  const { retired: _, ...rest } = days;
  return rest;
}

function reachedBy(facts: RecordFacts, known: LivingRecord | undefined, kept: Days): Days {
  const { instance, mergedOn, isLive, deployment, today } = facts;
  const merged = mergedOn ?? today;
  const isOurs = instance.scenario === 'managed';
  const isDeployed = isLive && (isOurs ? deployment?.isSynced === true : true);
  // The cluster may have been in that state since before the request: not earlier than its merge.
  const deployed = isDeployed ? later(deployment?.syncedOn ?? today, merged) : undefined;
  // A retired notebook has nothing that could be ready, and was so before.
  const isReady = isDeployed && (isOurs ? deployment?.isHealthy === true : true);
  const ready = isReady ? later(deployment?.healthyOn ?? today, deployed ?? merged) : undefined;
  const wasReady = kept.ready !== undefined;
  const isReviewed = wasReady && known !== undefined && instance.reviewOn > known.reviewOn;
  const retired = isLive && isRetired(instance.state) ? retiredOn(instance, today) : undefined;
  return {
    merged,
    ...(deployed === undefined ? {} : { deployed }),
    ...(ready === undefined ? {} : { ready }),
    ...(isReviewed ? { reviewed: today } : {}),
    ...(retired === undefined ? {} : { retired }),
  };
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

function retiredOn({ history }: Instance, today: string): string {
  return history.findLast(({ state }) => state === 'archived')?.on ?? today;
}
