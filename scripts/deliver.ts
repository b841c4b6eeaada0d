import { defineCommand } from 'citty';
import {
  type Branches,
  commitOf,
  Git,
  hasRemote,
  LocalBranches,
  RemoteBranches,
  tokenVariable,
} from '../lib/forge/index.ts';
import { platform } from '../lib/platform/index.ts';
import { repositoryOf, shared } from './rim/arguments.ts';
import { print, remark, styled } from './rim/terminal.ts';
import { usage } from './rim/usage.ts';
import { type Delivery, deliver } from './roads/deliver.ts';
import { checkTree, type TreeCheck } from './roads/deliver-checks.ts';

export const command = defineCommand({
  meta: { name: 'deliver', description: 'Check the merged main, then fast-forward live to it' },
  args: {
    commit: {
      type: 'string',
      description: 'The merged commit, which is checked out',
      default: 'HEAD',
      valueHint: 'REV',
    },
    branch: { type: 'string', description: 'Branch that is merged to', default: 'main' },
    live: { type: 'string', description: 'Branch that Argo CD follows', default: 'live' },
    remote: {
      type: 'string',
      description:
        'Where both branches are, a name or an address; by default origin, or the clone itself if it has none',
      valueHint: 'NAME',
    },
    json: { type: 'boolean', description: 'Print the outcome as JSON, version 1' },
    repo: shared.repo,
  },
  async run({ args }) {
    const folder = repositoryOf(args.repo);
    const git = new Git(folder);
    const main = branchName(git, 'branch', args.branch);
    const live = branchName(git, 'live', args.live);
    if (main === live) throw usage(`--branch and --live are both ${main}.`, 'Name two branches.');
    const branches = branchesOf(git, args.remote);
    const commit = commitOf(git, args.commit);
    if (commit === undefined) {
      throw usage(`--commit ${JSON.stringify(args.commit)} is no commit here.`, 'Fetch it first.');
    }
    const check = () => checkTree({ folder, platform, live });
    const delivery = await deliver({ git, branches, commit, main, live, check });
    if (args.json) print(JSON.stringify({ version: 1, main, live, ...delivery }, null, 2));
    else print(deliveryText(delivery, { main, live, place: branches.place }));
    if (delivery.step === 'refused') process.exitCode = 1;
  },
});

interface Names {
  readonly main: string;
  readonly live: string;
  /** Where these branches are. */
  readonly place: string;
}

/** What was looked at and what became of it, for a person. */
export function deliveryText(delivery: Delivery, { main, live, place }: Names): string {
  const { step, checks, commit, head, before, after } = delivery;
  const stays = after === null ? `There is no ${live} yet.` : `${live} stays at ${short(after)}.`;
  const from = before === null ? 'is new' : `was at ${short(before)}`;
  const endings = {
    delivered: `${live} of ${place} ${from}, and is now at ${short(commit)}.`,
    unchanged: `${live} of ${place} is at ${short(commit)} already: nothing to do.`,
    superseded: `${main} of ${place} has moved on to ${short(head)}, whose own run delivers. Nothing was delivered. ${stays}`,
    refused: `Nothing was delivered. ${stays}`,
  };
  return [...checks.map(told), endings[step]].join('\n');
}

// --- internal ---

function branchName(git: Git, option: string, name: string): string {
  if (git.ask(['check-ref-format', `refs/heads/${name}`]) !== undefined) return name;
  throw usage(`--${option} ${JSON.stringify(name)} is no name of a branch.`, 'See --help.');
}

/** Only a remote that nobody named may be missing. */
function branchesOf(git: Git, remote: string | undefined): Branches {
  const token = process.env[tokenVariable];
  if (remote === undefined && !hasRemote(git, 'origin')) {
    remark('There is no remote origin: the branches of this clone are read and moved.');
    return new LocalBranches(git);
  }
  const name = remote ?? 'origin';
  if (hasRemote(git, name) || /[/:]/.test(name)) return new RemoteBranches(git, name, token);
  throw usage(`--remote ${JSON.stringify(name)} is not known here.`, 'See git remote -v.');
}

function told({ name, looked, of, problems }: TreeCheck): string {
  const [first, ...rest] = problems;
  if (first === undefined) return `${styled('green', '✓')} ${name.padEnd(9)} ${looked} ${of}`;
  return [
    `${styled('red', '✗')} ${name.padEnd(9)} ${first}`,
    ...rest.map((line) => `  ${line}`),
  ].join('\n');
}

function short(id: string): string {
  return id.slice(0, 12);
}
