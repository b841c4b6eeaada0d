import {
  checkBody,
  commentLimits,
  reportMarkdown,
  reviewMarker,
  reviewTrees,
  type Verdict,
} from '../../generators/review/index.ts';
import { FleetError } from '../../lib/base/index.ts';
import type { Programs } from '../../lib/elabftw/index.ts';
import { type Forge, type Outcome, parting } from '../../lib/forge/index.ts';
import type { Platform } from '../../lib/platform/index.ts';
import { treesInGit } from '../rim/dist-trees.ts';
import { slugOfRequest } from '../rim/request-branch.ts';
import { signedOff } from './signed-off.ts';

export interface ReportContext {
  /** Branch that pull requests are merged to. */
  readonly base: string;
  readonly forge: 'github' | 'gitlab';
  /** What the manifests are rendered by, to see which change of them no source explains. */
  readonly platform: Platform;
  readonly programs: Programs;
  /** When the report is made: an instant, or a day. */
  readonly now: string;
  /** Commit that the run is about; a newer one has a run of its own. */
  readonly head?: string;
  /** Where the run keeps the whole page. */
  readonly page?: string;
}

export type ReportOutcome =
  | {
      readonly step: 'posted';
      /** `told`: the road of the request has posted the report of what it committed. */
      readonly comment: Outcome | 'told';
      readonly verdict: Verdict;
      readonly head: string;
    }
  /** Nothing to do: merged or closed, moved on, or of a fork. */
  | { readonly step: 'superseded' | 'closed' | 'fork' };

/**
 * Writes the review report on a pull request. The change is read as data, by code that is not
 * its own, and nothing is taken from a job that ran that code: this finds the pull request and
 * its commit by the forge, compares by itself, and holds what it writes to the shape of a
 * report before it posts it.
 *
 * @throws {FleetError} `REPORT_SHAPE`.
 */
export async function postReport(
  forge: Forge,
  number: number,
  { base, forge: kind, head, now, page, platform, programs }: ReportContext,
): Promise<ReportOutcome> {
  const pull = await forge.readPullRequest(number);
  if (pull.state !== 'open') return { step: 'closed' };
  if (head !== undefined && pull.head !== head) return { step: 'superseded' };
  // A branch of another repository is not fetched with a token of this one.
  const tip = pull.branch.includes(':') ? undefined : await forge.branchTip(pull.branch);
  if (tip === undefined) return { step: 'fork' };
  const { git } = forge;
  const main = await forge.branchTip(base);
  const from = main && parting(git, main, tip);
  if (from === undefined) return { step: 'superseded' };
  const trees = treesInGit(git, from, tip);
  const { risks, line } = await signedOff(forge, { number, head: tip, now });
  const today = now.slice(0, 'YYYY-MM-DD'.length);
  const request = slugOfRequest(pull.branch);
  const report = reviewTrees(trees.base, trees.head, {
    ...{ source: trees.source, renderer: { platform, programs }, today },
    ...{ accepted: { risks, today } },
    ...(request === undefined ? {} : { request }),
  });
  const told = { step: 'posted', verdict: report.verdict, head: tip } as const;
  if (risks.length === 0 && madeByRoad.test(git.run(['log', '-1', '--format=%B', tip]))) {
    return { ...told, comment: 'told' };
  }
  const body = reportMarkdown(report, { limit: commentLimits[kind] });
  assertShape(body, commentLimits[kind], number);
  const link = page === undefined ? '' : `\n[review.html](<${page}>)\n`;
  const text = `${body}${link}${line}`;
  const comment = await forge.upsertComment({ on: 'pull', number }, reviewMarker, text);
  return { ...told, comment };
}

// --- internal ---

/** The road of a request posts the report of what it commits itself (lib/forge/git/branch.ts). */
const madeByRoad = /^Made-by: eln-fleet (?:request|merge)$/m;

function assertShape(body: string, limit: number, number: number): void {
  const [problem] = checkBody(body, limit);
  if (problem === undefined) return;
  throw new FleetError({
    code: 'REPORT_SHAPE',
    what: `The report ${problem}, so it was not posted.`,
    where: `pull request ${number}`,
    fix: 'This is a defect of the report: fleet review shows it on your own machine.',
  });
}
