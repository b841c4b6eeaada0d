import { type RenderedFile, renderInstance } from '../../generators/manifests/index.ts';
import {
  ownerUnknown,
  pullRequestText,
  type Verdict,
  verdict,
  verdictMarkdown,
} from '../../generators/request/index.ts';
import { type Report, reportMarkdown, reviewTrees } from '../../generators/review/index.ts';
import { accepted, FleetError } from '../../lib/base/index.ts';
import type { Programs } from '../../lib/elabftw/index.ts';
import type { BranchOutcome, Forge, PullRequest, WantedFile } from '../../lib/forge/index.ts';
import {
  checkFleet,
  checkInstance,
  type Instance,
  parseInstance,
  writeInstance,
} from '../../lib/instance/index.ts';
import type { Platform } from '../../lib/platform/index.ts';
import { withdrawn, withWarnings } from './pull-warnings.ts';

/** What the road needs to know beside the forge. */
export interface RequestContext {
  readonly platform: Platform;
  readonly programs: Programs;
  /** Branch that requests are merged to. */
  readonly base: string;
  /** The fleet as that branch has it. */
  readonly fleet: readonly Instance[];
  /** Text of a file of the base branch, or undefined. */
  readonly readBase: (path: string) => string | undefined;
  /** Whose form the issue was filled in. */
  readonly form: 'github' | 'gitlab';
}

export type RequestOutcome =
  | { readonly step: 'refused'; readonly verdict: Verdict }
  | { readonly step: 'merged'; readonly slug: string }
  | {
      readonly step: 'opened';
      readonly verdict: Verdict;
      readonly slug: string;
      readonly branch: string;
      readonly branchOutcome: BranchOutcome['outcome'];
      readonly pull: PullRequest;
      readonly report: Report;
      /** Whether a maintainer's own change of the instance file was kept. */
      readonly maintained: boolean;
      readonly files: readonly string[];
    };

/** Labels by which the issue says how far it is. */
const labels = {
  accepted: 'request:accepted',
  refused: 'request:to-complete',
  ownerMissing: 'request:owner-missing',
} as const;

/**
 * From an issue to an open pull request. Each step makes something true and may find
 * it so already: killed anywhere and run again, it ends in the same state.
 *
 * @throws {FleetError} `REQUEST_CONFLICT` when a maintainer's commit and the edited
 * request disagree; `REQUEST_BROKEN` when the maintainer's own text breaks a rule.
 */
export async function openRequest(
  forge: Forge,
  number: number,
  context: RequestContext,
): Promise<RequestOutcome> {
  const issue = await forge.readIssue(number);
  const merged = context.fleet.find(({ request }) => request.number === number);
  if (merged !== undefined) return { step: 'merged', slug: merged.slug };
  const { platform, fleet, form } = context;
  const answer = verdict(issue.body, {
    forge: form,
    platform,
    fleet,
    number,
    openedOn: issue.openedOn,
  });
  await forge.upsertComment({ on: 'issue', number }, 'verdict', verdictMarkdown(answer));
  await forge.setLabels(number, labelChange(answer.ok));
  if (answer.instance === null) {
    await withdrawPull(forge, number);
    return { step: 'refused', verdict: answer };
  }
  return openPull(forge, number, answer, answer.instance, context);
}

// --- internal ---

async function openPull(
  forge: Forge,
  number: number,
  answer: Verdict,
  instance: Instance,
  context: RequestContext,
): Promise<RequestOutcome> {
  const { base, platform, programs } = context;
  const { slug } = instance;
  const branch = (await forge.findBranch(`request/${number}-`)) ?? `request/${number}-${slug}`;
  const wanted = { path: `instances/${slug}.ts`, text: writeInstance(instance) };
  const settled = await forge.settleFile(branch, base, wanted);
  const edited = checked(settled.text, wanted.path, context);
  const rendered = renderInstance(edited, platform, programs);
  const files = [{ path: wanted.path, text: settled.text }, ...rendered.map(distFile)];
  const message = `feat(instances): add ${slug}\n\nAsked for in issue ${number}.`;
  const { outcome } = await forge.ensureBranch({ branch, base, files, request: [wanted], message });
  const isOwnerMissing = edited.owner.group === ownerUnknown;
  const holders = await forge.branchesWith('request/', wanted.path);
  const rivals = holders.filter((other) => other !== branch);
  const text = { branch, base, ...pullRequestText(answer, edited, platform) };
  const pull = await forge.ensurePullRequest(withWarnings(text, { isOwnerMissing, rivals }));
  await forge.setLabels(number, isOwnerMissing ? missing : known);
  const report = reviewTrees(baseTree(rendered, context.readBase), treeOf(rendered));
  await forge.upsertComment({ on: 'pull', number: pull.number }, 'review', reportMarkdown(report));
  return {
    step: 'opened',
    verdict: answer,
    slug,
    branch,
    branchOutcome: outcome,
    pull,
    report,
    maintained: settled.maintained,
    files: files.map(({ path }) => path),
  };
}

/** An earlier version of a request that is refused now must not look ready to be merged. */
async function withdrawPull(forge: Forge, number: number): Promise<void> {
  const branch = await forge.findBranch(`request/${number}-`);
  const pull = branch && (await forge.findPullRequest(branch));
  if (pull) await forge.ensurePullRequest(withdrawn(pull));
}

/** Whether a maintainer still has to say who owns the instance. */
const missing = { add: [labels.ownerMissing], remove: [] };
const known = { add: [], remove: [labels.ownerMissing] };

/** The instance as the branch will have it, held to every rule again: a maintainer may have edited it. */
function checked(text: string, path: string, { fleet, platform }: RequestContext): Instance {
  const { instance } = parseInstance(text, path);
  const findings = [
    ...checkInstance(instance, platform),
    ...checkFleet([...fleet, instance], platform).filter(({ slug }) => slug === instance.slug),
  ];
  if (accepted(findings)) return instance;
  const errors = findings.filter(({ level }) => level === 'error');
  throw new FleetError({
    code: 'REQUEST_BROKEN',
    what: errors.map(({ en, code }) => `${en} (${code})`).join(' '),
    where: path,
    fix: errors.map(({ fix }) => fix.en).join(' '),
  });
}

function labelChange(ok: boolean) {
  return ok
    ? { add: [labels.accepted], remove: [labels.refused] }
    : { add: [labels.refused], remove: [labels.accepted, labels.ownerMissing] };
}

function distFile({ path, text }: RenderedFile): WantedFile {
  return { path: `dist/${path}`, text };
}

function treeOf(files: readonly RenderedFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}

function baseTree(
  files: readonly RenderedFile[],
  read: RequestContext['readBase'],
): ReadonlyMap<string, string> {
  const found = files.map(({ path }) => [path, read(`dist/${path}`)] as const);
  return new Map(found.filter((pair): pair is [string, string] => pair[1] !== undefined));
}
