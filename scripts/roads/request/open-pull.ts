import {
  type Answer,
  answersIn,
  answersOf,
  checklist,
  deltaMarkdown,
  dismissalText,
  keepTicks,
  ownerUnknown,
  pullRequestText,
  recordedDigest,
  type Verdict,
} from '../../../generators/request/index.ts';
import {
  type Report,
  reportMarkdown,
  reviewMarker,
  reviewTrees,
} from '../../../generators/review/index.ts';
import type {
  BranchOutcome,
  Forge,
  PullRequest,
  WantedFile,
  WantedPullRequest,
} from '../../../lib/forge/index.ts';
import { withWarnings } from '../pull-warnings.ts';
import { signedOff } from '../signed-off.ts';
import type { RequestContext } from './context.ts';
import { digestHolds } from './digest.ts';
import type { Prepared } from './prepare.ts';
import { reviewOptions } from './review-options.ts';
import { rivalsOf } from './rivals.ts';
import { type FleetEffect, manifestsOf } from './wanted-files.ts';

/** The road came to a pull request. */
export interface Opened {
  readonly step: 'opened';
  readonly verdict: Verdict;
  readonly slug: string;
  readonly branch: string;
  readonly branchOutcome: BranchOutcome['outcome'];
  readonly pull: PullRequest;
  readonly report: Report;
  /** Whether a maintainer's own change of the instance file was kept. */
  readonly maintained: boolean;
  /** Files that the branch brings or changes. */
  readonly files: readonly string[];
}

/** What the road has found before it writes. */
export interface Ready {
  readonly number: number;
  readonly answer: Answer;
  readonly effect: FleetEffect;
  readonly prepared: Prepared;
  /** The open pull request of an earlier run. */
  readonly old: PullRequest | undefined;
}

/**
 * Branch, rendered manifests, pull request, report and status of an accepted request. The
 * description of the pull request is the last to say which version it is: killed before, a
 * later run tells the edit and takes approvals back all the same.
 */
export async function openPull(
  forge: Forge,
  ready: Ready,
  context: RequestContext,
): Promise<Opened> {
  const { number, answer, effect, prepared, old } = ready;
  const { branch, wanted, text, maintained, instance } = prepared;
  const { base, readBase } = context;
  const { manifests, gone } = manifestsOf(instance, effect, context);
  const files = [{ path: wanted.path, text }, ...manifests];
  const { outcome, commit } = await forge.ensureBranch({
    ...{ branch, base, files, gone, request: [wanted] },
    message: messageOf(answer, instance.slug, number),
  });
  if (old !== undefined) await tellEdit(forge, old, ready);
  const pull = await forge.ensurePullRequest(await pullText(forge, ready, context));
  // Opened again: what was approved before it was closed may be another version.
  const isReopened = old === undefined && pull.outcome !== 'created';
  if (isReopened) await forge.dismissApprovals(pull.number, dismissalText(number));
  const paths = [...manifests.map(({ path }) => path), ...gone];
  const options = reviewOptions(context, instance.slug, { path: wanted.path, text });
  const now = context.answeredAt;
  const accepted = now && (await signedOff(forge, { number: pull.number, head: commit, now }));
  const report = reviewTrees(baseTree(paths, readBase), treeOf(manifests), {
    ...options,
    ...(accepted && { accepted: { risks: accepted.risks, today: now.slice(0, 10) } }),
  });
  const body = `${reportMarkdown(report)}${accepted ? accepted.line : ''}`;
  await forge.upsertComment({ on: 'pull', number: pull.number }, reviewMarker, body);
  await forge.setStatus(digestHolds(commit, number));
  return {
    ...{ step: 'opened', verdict: answer.verdict, slug: instance.slug, branch },
    ...{ branchOutcome: outcome, pull: shownPull(pull), report, maintained },
    files: [...files.map(({ path }) => path), ...gone],
  };
}

// --- internal ---

/** Where the request says another thing than the pull request: what changed, and no approval of it. */
async function tellEdit(forge: Forge, old: PullRequest, { number, answer }: Ready): Promise<void> {
  const { digest } = answer.verdict;
  if (digest === null || recordedDigest(old.body) === digest) return;
  const before = answersIn(old.body);
  if (before !== undefined) {
    const delta = deltaMarkdown(before, answersOf(answer.verdict));
    // One comment an edit: whoever reads later sees all of them, whoever runs again adds none.
    const marker = `edit-${digest.slice('sha256:'.length, 'sha256:'.length + 12)}`;
    await forge.upsertComment({ on: 'pull', number: old.number }, marker, delta);
  }
  await forge.dismissApprovals(old.number, dismissalText(number));
}

async function pullText(
  forge: Forge,
  { number, answer, prepared, old }: Ready,
  { base, fleet, platform }: RequestContext,
): Promise<WantedPullRequest> {
  const { branch, instance } = prepared;
  const { slug } = instance;
  const frame = { title: summaryOf(answer, slug).fr, checklist: checklist(answer) };
  const text = { branch, base, ...pullRequestText(answer.verdict, instance, platform, frame) };
  const isOwnerMissing = instance.owner.group === ownerUnknown;
  const rivals = await rivalsOf(forge, { number, slug }, fleet);
  const wanted = withWarnings(text, { isOwnerMissing, rivals });
  return old === undefined ? wanted : { ...wanted, body: keepTicks(wanted.body, old.body) };
}

function shownPull({
  outcome: _,
  ...pull
}: Awaited<ReturnType<Forge['ensurePullRequest']>>): PullRequest {
  return pull;
}

function messageOf(answer: Answer, slug: string, number: number): string {
  return `feat(instances): ${summaryOf(answer, slug).en}\n\nAsked for in issue ${number}.`;
}

function summaryOf({ kind }: Answer, slug: string) {
  return kind === null || kind.does === 'ask' ? { fr: slug, en: slug } : kind.summary(slug);
}

/** Manifests by their path below `dist/`. */
function treeOf(files: readonly WantedFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path.slice('dist/'.length), text]));
}

function baseTree(
  paths: readonly string[],
  read: RequestContext['readBase'],
): ReadonlyMap<string, string> {
  const files = paths.flatMap((path): WantedFile[] => {
    const text = read(path);
    return text === undefined ? [] : [{ path, text }];
  });
  return treeOf(files);
}
