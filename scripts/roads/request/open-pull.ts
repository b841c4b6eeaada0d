import {
  instancePaths,
  isRendered,
  type RenderedFile,
  renderInstance,
} from '../../../generators/manifests/index.ts';
import {
  type Answer,
  checklist,
  type Effect,
  keepTicks,
  ownerUnknown,
  pullRequestText,
  type Verdict,
} from '../../../generators/request/index.ts';
import { type Report, reportMarkdown, reviewTrees } from '../../../generators/review/index.ts';
import type { BranchOutcome, Forge, PullRequest, WantedFile } from '../../../lib/forge/index.ts';
import { editInstance, type Instance, writeInstance } from '../../../lib/instance/index.ts';
import { withWarnings } from '../pull-warnings.ts';
import { checked } from './checked.ts';
import type { RequestContext } from './context.ts';
import { ownerChange } from './labels.ts';

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

type FleetEffect = Extract<Effect, { readonly instance: Instance }>;

/** Branch, rendered manifests, pull request and report of an accepted request. */
export async function openPull(
  forge: Forge,
  number: number,
  answer: Answer,
  effect: FleetEffect,
  context: RequestContext,
): Promise<Opened> {
  const { base, platform, programs, readBase } = context;
  const { slug } = effect.instance;
  const branch = (await forge.findBranch(`request/${number}-`)) ?? `request/${number}-${slug}`;
  const wanted = { path: `instances/${slug}.ts`, text: textOf(effect, readBase) };
  const settled = await forge.settleFile(branch, base, wanted);
  const edited = checked(settled.text, wanted.path, context);
  const rendered = renderInstance(edited, platform, programs);
  const gone = goneFiles(effect, rendered, readBase);
  const files = [{ path: wanted.path, text: settled.text }, ...rendered.map(distFile)];
  const { outcome } = await forge.ensureBranch({
    ...{ branch, base, files, gone, request: [wanted] },
    message: messageOf(answer, slug, number),
  });
  const pull = await ensurePull(forge, branch, answer, edited, context);
  await forge.setLabels(number, ownerChange(edited.owner.group === ownerUnknown));
  const before = baseTree([...rendered.map(distPath), ...gone], readBase);
  const report = reviewTrees(before, treeOf(rendered));
  await forge.upsertComment({ on: 'pull', number: pull.number }, 'review', reportMarkdown(report));
  return {
    ...{
      step: 'opened',
      verdict: answer.verdict,
      slug,
      branch,
      branchOutcome: outcome,
      pull,
      report,
    },
    maintained: settled.maintained,
    files: [...files.map(({ path }) => path), ...gone],
  };
}

// --- internal ---

/** A new file, or the one that stands there with the lines that change. */
function textOf(effect: FleetEffect, readBase: RequestContext['readBase']): string {
  const path = `instances/${effect.instance.slug}.ts`;
  const text = effect.does === 'edit' ? readBase(path) : undefined;
  return text === undefined
    ? writeInstance(effect.instance)
    : editInstance(text, path, effect.instance);
}

/** Manifests that the instance had and has no more: it moves to another operator. */
function goneFiles(
  effect: FleetEffect,
  rendered: readonly RenderedFile[],
  readBase: RequestContext['readBase'],
): readonly string[] {
  if (effect.does === 'create' || !isRendered(effect.before)) return [];
  const still = new Set(rendered.map(distPath));
  return Object.values(instancePaths(effect.before))
    .map((path) => `dist/${path}`)
    .filter((path) => !still.has(path) && readBase(path) !== undefined);
}

async function ensurePull(
  forge: Forge,
  branch: string,
  answer: Answer,
  edited: Instance,
  { base, platform }: RequestContext,
): Promise<PullRequest> {
  const { slug } = edited;
  const frame = { title: summaryOf(answer, slug).fr, checklist: checklist(answer) };
  const text = { branch, base, ...pullRequestText(answer.verdict, edited, platform, frame) };
  const isOwnerMissing = edited.owner.group === ownerUnknown;
  const holders = await forge.branchesWith('request/', `instances/${slug}.ts`);
  // Every branch holds the notebooks of its base: only those that are named after this one want it.
  const named = new RegExp(`^request/[0-9]+-${slug}$`);
  const rivals = holders.filter((other) => other !== branch && named.test(other));
  const wanted = withWarnings(text, { isOwnerMissing, rivals });
  const old = await forge.findPullRequest(branch);
  return forge.ensurePullRequest(
    old === undefined ? wanted : { ...wanted, body: keepTicks(wanted.body, old.body) },
  );
}

function messageOf(answer: Answer, slug: string, number: number): string {
  return `feat(instances): ${summaryOf(answer, slug).en}\n\nAsked for in issue ${number}.`;
}

function summaryOf({ kind }: Answer, slug: string) {
  return kind === null || kind.does === 'ask' ? { fr: slug, en: slug } : kind.summary(slug);
}

function distPath({ path }: RenderedFile): string {
  return `dist/${path}`;
}

function distFile(file: RenderedFile): WantedFile {
  return { path: distPath(file), text: file.text };
}

function treeOf(files: readonly RenderedFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** The base's manifests by their path below `dist/`. */
function baseTree(
  paths: readonly string[],
  read: RequestContext['readBase'],
): ReadonlyMap<string, string> {
  return new Map(
    paths.flatMap((path) => {
      const text = read(path);
      return text === undefined ? [] : [[path.slice('dist/'.length), text] as const];
    }),
  );
}
