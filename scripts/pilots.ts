import { join } from 'node:path';
import { defineCommand } from 'citty';
import { LocalForge } from '../lib/forge/index.ts';
import {
  type PilotAction,
  pilotActions,
  pilotIssue,
  pilotIssueMarker,
} from '../lib/lifecycle/index.ts';
import { platform } from '../lib/platform/index.ts';
import { oneOf, repositoryOf, shared } from './rim/arguments.ts';
import { today } from './rim/clock.ts';
import { identity } from './rim/identity.ts';
import { readFleet } from './rim/read-fleet.ts';
import { print } from './rim/terminal.ts';

export const command = defineCommand({
  meta: { name: 'pilots', description: 'Which pilots must act, and who must when there are none' },
  args: {
    instances: { type: 'string', description: 'Folder of the fleet', valueHint: 'DIR' },
    json: { type: 'boolean', description: 'Print the actions as JSON, version 1' },
    open: { type: 'boolean', description: 'Open or update one issue an instance' },
    forge: { type: 'string', description: 'With --open, the forge: local', valueHint: 'FORGE' },
    today: shared.today,
    repo: shared.repo,
  },
  async run({ args }) {
    const day = today(args.today);
    if (args.open) oneOf('forge', args.forge, ['local']);
    const repository = repositoryOf(args.repo);
    const { files } = readFleet(args.instances ?? join(repository, 'instances'));
    const fleet = files.map(({ instance }) => ({
      slug: instance.slug,
      actions: pilotActions(instance, platform, day),
    }));
    const issues = args.open ? await settleIssues(repository, fleet, day) : [];
    const actions = fleet.flatMap((one) => one.actions);
    if (args.json) {
      return print(JSON.stringify({ version: 1, today: day, actions, issues }, null, 2));
    }
    if (actions.length === 0) print('No pilot has to act.');
    else print(actions.map(told).join('\n'));
    for (const { slug, outcome } of issues) print(`${slug}: issue ${outcome}`);
  },
});

// --- internal ---

interface Due {
  readonly slug: string;
  readonly actions: readonly PilotAction[];
}

async function settleIssues(repository: string, fleet: readonly Due[], openedOn: string) {
  const forge = new LocalForge(repository, identity(platform));
  const settled: { slug: string; outcome: string }[] = [];
  for (const { slug, actions } of fleet) {
    const marker = pilotIssueMarker(slug);
    if (actions.length === 0) {
      if ((await forge.closeIssue(marker)) === 'updated') settled.push({ slug, outcome: 'closed' });
      continue;
    }
    const author = identity(platform).name;
    const { number, outcome } = await forge.ensureIssue({
      marker,
      ...pilotIssue(slug, actions),
      author,
      openedOn,
    });
    settled.push({ slug, outcome: `${number} ${outcome}` });
  }
  return settled;
}

/** 80 columns at most: the longest slug has 30 characters, a line 44. */
function told({ slug, step, line }: PilotAction): string {
  return `${slug} ${signs[step] ?? step} ${line}`;
}

const signs: Readonly<Record<PilotAction['step'], string>> = {
  'T-90': 'J-90',
  'T-30': 'J-30',
  'T-7': 'J-7',
  late: 'échu',
  'notice-unit-head': 'J+0',
  banner: 'J+30',
  'no-new-accounts': 'J+60',
  'committee-review': 'J+90',
};
