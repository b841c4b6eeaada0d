import { defineCommand } from 'citty';
import { readDeployment, stepOf } from '../../generators/request/index.ts';
import { exitStatus, FleetError } from '../../lib/base/index.ts';
import { commitOf, type Git, LocalForge, readFile, tipOf } from '../../lib/forge/index.ts';
import { type Instance, parseInstance } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { oneOf, positive, repositoryOf, shared } from '../rim/arguments.ts';
import { today } from '../rim/clock.ts';
import { readFleetAt } from '../rim/fleet-at.ts';
import { identity } from '../rim/identity.ts';
import { parseJson, readInput } from '../rim/input.ts';
import { print } from '../rim/terminal.ts';
import { requestStatus, type StatusOutcome } from '../roads/request-status.ts';

export const command = defineCommand({
  meta: { name: 'status', description: 'Tell on the issue what has become of a request' },
  args: {
    number: { type: 'string', description: 'Number of the issue', valueHint: 'N' },
    application: {
      type: 'string',
      description: 'What Argo CD says of the notebook: its Application as JSON, - for stdin',
      valueHint: 'FILE',
    },
    forge: { type: 'string', description: 'The forge: local', default: 'local' },
    base: { type: 'string', description: 'Branch that requests are merged to', default: 'main' },
    live: { type: 'string', description: 'Branch that is deployed', default: 'live' },
    json: { type: 'boolean', description: 'Print the outcome as JSON, version 1' },
    today: shared.today,
    repo: shared.repo,
  },
  async run({ args }) {
    oneOf('forge', args.forge, ['local']);
    const number = positive('number', args.number);
    const { application } = args;
    const deployment =
      application === undefined
        ? undefined
        : readDeployment(parseJson(readInput(application), application));
    const forge = new LocalForge(repositoryOf(args.repo), identity(platform));
    const { git } = forge;
    const base = tipOf(git, args.base) ?? noBranch(args.base);
    const live = tipOf(git, args.live);
    const outcome = await requestStatus(forge, number, {
      platform,
      fleet: readFleetAt(git, base),
      live: (slug) => (live === undefined ? undefined : instanceAt(git, live, slug)),
      at: (revision, slug) => instanceAt(git, revision, slug),
      mergedOn: ({ slug }) => firstSaid(git, base, slug, number),
      ...(deployment === undefined ? {} : { deployment }),
      today: today(args.today),
    });
    print(
      args.json
        ? JSON.stringify({ version: 1, number, ...outcome }, null, 2)
        : told(outcome, forge),
    );
  },
});

// --- internal ---

function told(outcome: StatusOutcome, forge: LocalForge): string {
  if (outcome.step === 'open') {
    return outcome.pull === null
      ? 'Not merged, and no pull request is open: the answer on the issue stands.'
      : `Not merged yet: pull request ${outcome.pull} is open, the answer on the issue stands.`;
  }
  const { record, comment } = outcome;
  const days = Object.entries(record.days).map(([step, day]) => `${step} ${day}`);
  return [
    `${record.slug}: ${stepOf(record)} (${days.join(', ')})`,
    `The comment was ${comment}: ${forge.folder}/issues/`,
  ].join('\n');
}

/** The notebook as a commit has it; undefined where the commit is not here or does not have it. */
function instanceAt(git: Git, revision: string, slug: string): Instance | undefined {
  const commit = revision === '' ? undefined : commitOf(git, revision);
  const path = `instances/${slug}.ts`;
  const text = commit === undefined ? undefined : readFile(git, commit, path);
  return text === undefined ? undefined : parseInstance(text, path).instance;
}

/** Day of the first commit of the branch whose file names the request. */
function firstSaid(git: Git, base: string, slug: string, number: number): string | undefined {
  // A merge is one step of the branch; nobody wants to see the step itself.
  const words = ['log', '--first-parent', '--diff-merges=first-parent', '--no-patch'];
  const said = [`-Snumber: ${number},`, '--format=%cs', base, '--', `instances/${slug}.ts`];
  const days = git.run([...words, ...said]).split('\n');
  return days.findLast((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
}

/** Asked before anything is written. */
function noBranch(branch: string): never {
  throw new FleetError({
    code: 'NO_BASE',
    what: `There is no branch ${branch} here.`,
    where: '--base',
    fix: 'Name the branch that requests are merged to.',
    exit: exitStatus.impossible,
  });
}
