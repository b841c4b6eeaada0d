import {
  checkBody,
  commentLimits,
  reportMarkdown,
  reviewMarker,
  reviewTrees,
} from '../../generators/review/index.ts';
import { FleetError } from '../../lib/base/index.ts';
import type { Forge, Outcome } from '../../lib/forge/index.ts';
import { treesInGit } from '../rim/dist-trees.ts';

export interface ReportContext {
  /** Branch that pull requests are merged to. */
  readonly base: string;
  readonly forge: 'github' | 'gitlab';
  /** Commit that the run is about; a newer one has a run of its own. */
  readonly head?: string;
  /** Where the run keeps the whole page. */
  readonly page?: string;
}

export type ReportOutcome =
  | { readonly step: 'posted'; readonly comment: Outcome; readonly verdict: string }
  /** Nothing to do: merged or closed, moved on, of a fork, or the road of the request has posted it. */
  | { readonly step: 'superseded' | 'closed' | 'fork' | 'told' };

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
  { base, forge: kind, head, page }: ReportContext,
): Promise<ReportOutcome> {
  const pull = await forge.readPullRequest(number);
  if (pull.state !== 'open') return { step: 'closed' };
  if (head !== undefined && pull.head !== head) return { step: 'superseded' };
  // A branch of another repository is not fetched with a token of this one.
  const tip = pull.branch.includes(':') ? undefined : await forge.branchTip(pull.branch);
  if (tip === undefined) return { step: 'fork' };
  const { git } = forge;
  if (madeByRoad.test(git.run(['log', '-1', '--format=%B', tip]))) return { step: 'told' };
  const main = await forge.branchTip(base);
  const from = main && git.ask(['merge-base', main, tip]);
  if (from === undefined) return { step: 'superseded' };
  const trees = treesInGit(git, from, tip);
  const report = reviewTrees(trees.base, trees.head);
  const body = reportMarkdown(report, { limit: commentLimits[kind] });
  assertShape(body, commentLimits[kind], number);
  const text = page === undefined ? body : `${body}\n[review.html](<${page}>)\n`;
  const comment = await forge.upsertComment({ on: 'pull', number }, reviewMarker, text);
  return { step: 'posted', comment, verdict: report.verdict };
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
