import { defineCommand } from 'citty';
import { type Deployment, readDeployment, stepOf } from '../../generators/request/index.ts';
import { type Forge, forgeKinds } from '../../lib/forge/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { oneOf, positive, repositoryOf, shared } from '../rim/arguments.ts';
import { moment, today } from '../rim/clock.ts';
import { connect } from '../rim/connect.ts';
import { parseJson, readInput } from '../rim/input.ts';
import { print, remark } from '../rim/terminal.ts';
import { usage } from '../rim/usage.ts';
import { deploymentOf } from '../roads/request/deployed.ts';
import { mergedInto } from '../roads/request/merged.ts';
import { type FleetStatus, statusContext } from '../roads/request/status-context.ts';
import { requestStatus, type StatusOutcome } from '../roads/request-status.ts';
import { ifThere } from '../roads/tell-deployment.ts';

export const command = defineCommand({
  meta: { name: 'status', description: 'Tell on the issue what has become of a request' },
  args: {
    number: { type: 'string', description: 'Number of the issue', valueHint: 'N' },
    all: {
      type: 'boolean',
      description: 'Every request whose notebook changed within --days',
    },
    days: { type: 'string', description: 'With --all', default: '30', valueHint: 'N' },
    application: {
      type: 'string',
      description: 'What Argo CD says of the notebook: its Application as JSON, - for stdin',
      valueHint: 'FILE',
    },
    forge: { type: 'string', description: forgeKinds.join(', '), default: 'local' },
    base: { type: 'string', description: 'Branch that requests are merged to', default: 'main' },
    live: { type: 'string', description: 'Branch that is deployed', default: 'live' },
    json: { type: 'boolean', description: 'Print the outcome as JSON, version 1' },
    today: shared.today,
    repo: shared.repo,
  },
  async run({ args }) {
    const kind = oneOf('forge', args.forge, forgeKinds);
    const days = positive('days', args.days);
    if (args.all && args.number !== undefined) {
      throw usage('--all and --number exclude each other.', 'Leave one of them out.');
    }
    const asked = args.all ? undefined : positive('number', args.number);
    const given = applicationOf(args.application);
    const forge = await connect(kind, repositoryOf(args.repo));
    const { base, live } = args;
    const when = { today: today(args.today), now: moment(args.today) };
    const fleet = await statusContext(forge, { platform, base, live, ...when });
    const numbers = asked === undefined ? fleet.recent(days) : [asked];
    const told: { number: number; outcome: StatusOutcome }[] = [];
    for (const number of numbers) {
      const status = statusOf(forge, number, fleet, given);
      const outcome = args.all ? await ifThere(status) : await status;
      if (outcome !== undefined) told.push({ number, outcome });
      else remark(`${number}: there is no such issue here: asked for elsewhere, or before.`);
    }
    const outcomes = told.map(({ number, outcome }) => ({ version: 1, number, ...outcome }));
    if (!args.json) print(told.map(({ number, outcome }) => inWords(number, outcome)).join('\n'));
    else print(JSON.stringify(args.all ? { version: 1, outcomes } : outcomes[0], null, 2));
  },
});

// --- internal ---

function applicationOf(path: string | undefined): Deployment | undefined {
  return path === undefined ? undefined : readDeployment(parseJson(readInput(path), path));
}

async function statusOf(
  forge: Forge,
  number: number,
  { recent: _, ...fleet }: FleetStatus,
  given: Deployment | undefined,
): Promise<StatusOutcome> {
  const slug = mergedInto(number, fleet.fleet)?.slug;
  const deployment = given ?? (slug === undefined ? undefined : await deploymentOf(forge, slug));
  return requestStatus(forge, number, {
    ...fleet,
    ...(deployment === undefined ? {} : { deployment }),
  });
}

function inWords(number: number, outcome: StatusOutcome): string {
  if (outcome.step === 'open') {
    return outcome.pull === null
      ? `${number}: not merged, and no pull request is open: the answer on the issue stands.`
      : `${number}: not merged yet: pull request ${outcome.pull} is open, the answer on the issue stands.`;
  }
  const { record, comment, events } = outcome;
  const days = Object.entries(record.days).map(([step, day]) => `${step} ${day}`);
  const told = events.length === 0 ? '' : `; told: ${events.join(', ')}`;
  return `${number}: ${record.slug}: ${stepOf(record)} (${days.join(', ')}). The comment was ${comment}${told}`;
}
