import { defineCommand } from 'citty';
import { parseAcceptances, type ReviewOptions, reviewTrees } from '../generators/review/index.ts';
import { exitStatus, FleetError } from '../lib/base/index.ts';
import { commitOf, Git, parting } from '../lib/forge/index.ts';
import { platform } from '../lib/platform/index.ts';
import { existingFolder, repositoryOf } from './rim/arguments.ts';
import { today } from './rim/clock.ts';
import { type Trees, treeInFolder, treesInGit } from './rim/dist-trees.ts';
import { readInput } from './rim/input.ts';
import { readPrograms } from './rim/read-programs.ts';
import { slugOfRequest } from './rim/request-branch.ts';
import { reviewWriter } from './rim/review-text.ts';
import { usage } from './rim/usage.ts';

/** `fleet review`: what a change does to the fleet. Ends with 1 when a risk blocks. */
export const command = defineCommand({
  meta: { name: 'review', description: 'Say what a change of dist/ does to the fleet.' },
  args: {
    base: {
      type: 'string',
      valueHint: 'REV',
      description: 'Revision to compare with (default: where head left main)',
    },
    head: { type: 'string', valueHint: 'REV', description: 'Revision to review (default: HEAD)' },
    'base-dir': { type: 'string', valueHint: 'DIR', description: 'Compare two folders instead' },
    'head-dir': { type: 'string', valueHint: 'DIR', description: 'The folder to review' },
    branch: {
      type: 'string',
      valueHint: 'NAME',
      description: 'Branch of the pull request: request/N-SLUG may touch that notebook alone',
    },
    accept: {
      type: 'string',
      valueHint: 'FILE',
      description: 'Risks that a maintainer signed off, from the base of trust',
    },
    today: {
      type: 'string',
      valueHint: 'DATE',
      description: 'Day that acceptances and soaks are held against',
    },
    format: {
      type: 'string',
      valueHint: 'FORMAT',
      description: 'markdown, json, html or terminal (default: terminal on one, else markdown)',
    },
    forge: {
      type: 'string',
      valueHint: 'FORGE',
      description: 'Whose longest comment is the limit: github (without it) or gitlab',
    },
    limit: {
      type: 'string',
      valueHint: 'CHARS',
      description: 'Longest Markdown report instead',
    },
    repo: { type: 'string', valueHint: 'DIR', description: 'The repository, if not this one' },
  },
  run({ args }) {
    const { text, blocked } = review(args);
    process.stdout.write(text);
    if (blocked) process.exitCode = exitStatus.refused;
  },
});

export interface ReviewArguments extends Sides {
  readonly branch?: string | undefined;
  readonly accept?: string | undefined;
  readonly today?: string | undefined;
  readonly format?: string | undefined;
  readonly forge?: string | undefined;
  readonly limit?: string | undefined;
}

/** The report as it is printed, and whether a risk blocks. */
export function review(args: ReviewArguments): { text: string; blocked: boolean } {
  const write = reviewWriter(args);
  const options = optionsOf(args);
  const { trees, command } = sidesOf(args);
  const report = reviewTrees(trees.base, trees.head, { ...options, ...sourceOf(trees) });
  return { text: write(report, command), blocked: report.verdict === 'blocked' };
}

// --- internal ---

interface Sides {
  readonly base?: string | undefined;
  readonly head?: string | undefined;
  readonly 'base-dir'?: string | undefined;
  readonly 'head-dir'?: string | undefined;
  readonly repo?: string | undefined;
}

/** The trees, and the command that reads the same two again; none for folders. */
interface Read {
  readonly trees: Trees;
  readonly command?: string;
}

function sidesOf(args: ReviewArguments): Read {
  const [baseDir, headDir] = [args['base-dir'], args['head-dir']];
  if (baseDir === undefined && headDir === undefined) return betweenRevisions(args);
  if (baseDir === undefined || headDir === undefined) {
    throw usage('One folder alone cannot be compared.', 'Give both --base-dir and --head-dir.');
  }
  if (args.base !== undefined || args.head !== undefined) {
    throw usage('A folder is not compared with a revision.', 'Give two of one kind.');
  }
  const base = treeInFolder(existingFolder('base-dir', baseDir));
  return { trees: { base, head: treeInFolder(existingFolder('head-dir', headDir)) } };
}

function betweenRevisions({ base, head = 'HEAD', branch, repo }: ReviewArguments): Read {
  const git = new Git(repositoryOf(repo));
  git.run(['rev-parse', '--git-dir']);
  const to = commit(git, head);
  const from = base === undefined ? departure(git, to) : commit(git, base);
  const of = slugOfRequest(branch) === undefined ? '' : ` --branch ${branch}`;
  const command = `fleet review --base ${from} --head ${to}${of} --format html > review.html`;
  return { trees: treesInGit(git, from, to), command };
}

/** The renderer that explains is this program's own: it is handed data of the head, never its code. */
function sourceOf({ source }: Trees): Pick<ReviewOptions, 'source' | 'renderer'> {
  if (source === undefined) return {};
  return { source, renderer: { platform, programs: readPrograms() } };
}

/** Its id, so that whatever was written as a revision reaches git only here, where it cannot be an option. */
function commit(git: Git, revision: string): string {
  const found = commitOf(git, revision);
  if (found !== undefined) return found;
  throw impossible(
    `There is no revision ${JSON.stringify(revision)}.`,
    'Fetch it, or name another.',
  );
}

/** Where the reviewed branch left `main`: what `main` did since then is not the branch's doing. */
function departure(git: Git, head: string): string {
  for (const main of ['refs/heads/main', 'refs/remotes/origin/main']) {
    const found = parting(git, main, head);
    if (found !== undefined) return found;
  }
  throw impossible('Nothing in common with main was found.', 'Name a revision with --base.');
}

function impossible(what: string, fix: string): FleetError {
  return new FleetError({ code: 'REVIEW_REVISION', what, fix, exit: exitStatus.impossible });
}

function optionsOf({ accept, today: asked, branch, head }: ReviewArguments): ReviewOptions {
  const asOf = today(asked);
  const request = slugOfRequest(branch ?? head);
  const risks = accept === undefined ? [] : parseAcceptances(readInput(accept), accept);
  return {
    today: asOf,
    ...(request === undefined ? {} : { request }),
    ...(accept === undefined ? {} : { accepted: { risks, today: asOf } }),
  };
}
