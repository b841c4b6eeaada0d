import { defineCommand } from 'citty';
import {
  parseAcceptances,
  type Report,
  type ReviewOptions,
  reportHtml,
  reportMarkdown,
  reviewTrees,
} from '../generators/review/index.ts';
import { exitStatus, FleetError } from '../lib/base/index.ts';
import { Git } from '../lib/forge/index.ts';
import { existingFolder, repositoryOf } from './rim/arguments.ts';
import { today } from './rim/clock.ts';
import { type Trees, treeInFolder, treesInGit } from './rim/dist-trees.ts';
import { readInput } from './rim/input.ts';
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
    accept: {
      type: 'string',
      valueHint: 'FILE',
      description: 'Accepted risks: JSON list of {rule, object, reason, who, until}',
    },
    today: {
      type: 'string',
      valueHint: 'DATE',
      description: 'Day that acceptances are held against',
    },
    format: {
      type: 'enum',
      options: ['markdown', 'json', 'html'],
      default: 'markdown',
      description: 'Form of the report',
    },
    limit: {
      type: 'string',
      valueHint: 'CHARS',
      description: 'Longest Markdown report (default: 60000)',
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
  readonly accept?: string | undefined;
  readonly today?: string | undefined;
  readonly format: string;
  readonly limit?: string | undefined;
}

/** The report as it is printed, and whether a risk blocks. */
export function review(args: ReviewArguments): { text: string; blocked: boolean } {
  const limit = limitOf(args.limit);
  const accepted = acceptedOf(args.accept, args.today);
  const { base, head } = treesOf(args);
  const report = reviewTrees(base, head, accepted);
  return { text: written(report, args.format, limit), blocked: report.verdict === 'blocked' };
}

// --- internal ---

interface Sides {
  readonly base?: string | undefined;
  readonly head?: string | undefined;
  readonly 'base-dir'?: string | undefined;
  readonly 'head-dir'?: string | undefined;
  readonly repo?: string | undefined;
}

function treesOf(sides: Sides): Trees {
  const [baseDir, headDir] = [sides['base-dir'], sides['head-dir']];
  if (baseDir === undefined && headDir === undefined) return betweenRevisions(sides);
  if (baseDir === undefined || headDir === undefined) {
    throw usage('One folder alone cannot be compared.', 'Give both --base-dir and --head-dir.');
  }
  if (sides.base !== undefined || sides.head !== undefined) {
    throw usage('A folder is not compared with a revision.', 'Give two of one kind.');
  }
  return {
    base: treeInFolder(existingFolder('base-dir', baseDir)),
    head: treeInFolder(existingFolder('head-dir', headDir)),
  };
}

function betweenRevisions({ base, head = 'HEAD', repo }: Sides): Trees {
  const git = new Git(repositoryOf(repo));
  git.run(['rev-parse', '--git-dir']);
  const to = commit(git, head);
  return treesInGit(git, base === undefined ? departure(git, to) : commit(git, base), to);
}

/** Its id, so that whatever was written as a revision reaches git only here, where it cannot be an option. */
function commit(git: Git, revision: string): string {
  const found = git.ask([
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ]);
  if (found !== undefined) return found;
  throw impossible(
    `There is no revision ${JSON.stringify(revision)}.`,
    'Fetch it, or name another.',
  );
}

/** Where the reviewed branch left `main`: what `main` did since then is not the branch's doing. */
function departure(git: Git, head: string): string {
  for (const main of ['refs/heads/main', 'refs/remotes/origin/main']) {
    const found = git.ask(['merge-base', main, head]);
    if (found !== undefined) return found;
  }
  throw impossible('Nothing in common with main was found.', 'Name a revision with --base.');
}

function impossible(what: string, fix: string): FleetError {
  return new FleetError({ code: 'REVIEW_REVISION', what, fix, exit: exitStatus.impossible });
}

function acceptedOf(file: string | undefined, day: string | undefined): ReviewOptions {
  const asOf = today(day);
  if (file === undefined) return {};
  return { accepted: { risks: parseAcceptances(readInput(file), file), today: asOf } };
}

function limitOf(text: string | undefined): { limit?: number } {
  if (text === undefined) return {};
  const limit = Number(text);
  if (!/^\d{3,7}$/.test(text)) throw usage(`--limit: ${text} is no length.`, 'Give 100 or more.');
  return { limit };
}

function written(report: Report, format: string, options: { limit?: number }): string {
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  return format === 'html' ? reportHtml(report) : reportMarkdown(report, options);
}
