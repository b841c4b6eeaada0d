import { join } from 'node:path';
import { defineCommand } from 'citty';
import { type Forge, forgeKinds } from '../lib/forge/index.ts';
import {
  byDay,
  type PilotAction,
  type PilotsOutput,
  pilotActions,
  pilotIssue,
  pilotIssueMarker,
  pilotTable,
} from '../lib/lifecycle/index.ts';
import { platform } from '../lib/platform/index.ts';
import { oneOf, repositoryOf, shared } from './rim/arguments.ts';
import { today } from './rim/clock.ts';
import { connect } from './rim/connect.ts';
import { readFleet } from './rim/read-fleet.ts';
import { print, remark } from './rim/terminal.ts';
import { usage } from './rim/usage.ts';

export const command = defineCommand({
  meta: { name: 'pilots', description: 'Which pilots must act, and who must when there are none' },
  args: {
    instances: { type: 'string', description: 'Folder of the fleet', valueHint: 'DIR' },
    json: { type: 'boolean', description: 'Print the actions as JSON, version 1' },
    language: {
      type: 'string',
      description: 'Of the table: fr (without it) or en',
      valueHint: 'LANGUAGE',
    },
    open: { type: 'boolean', description: 'Open, update or close one issue an instance' },
    forge: {
      type: 'string',
      description: `With --open: ${forgeKinds.join(', ')}`,
      valueHint: 'FORGE',
    },
    today: shared.today,
    repo: shared.repo,
  },
  async run({ args }) {
    const day = today(args.today);
    const language = oneOf('language', args.language ?? 'fr', ['fr', 'en']);
    const kind = args.open ? oneOf('forge', args.forge, forgeKinds) : undefined;
    if (kind === undefined && args.forge !== undefined)
      throw usage('--forge needs --open.', 'Add --open.');
    const repository = repositoryOf(args.repo);
    const { files } = readFleet(args.instances ?? join(repository, 'instances'));
    const fleet = files.map(({ instance }) => ({
      slug: instance.slug,
      actions: pilotActions(instance, platform, day),
    }));
    const issues =
      kind === undefined ? [] : await settleIssues(await connect(kind, repository), fleet, day);
    const actions = byDay(fleet.flatMap((one) => one.actions));
    if (args.json) {
      const output = { version: 1, today: day, actions, issues };
      return print(JSON.stringify(output, null, 2));
    }
    if (actions.length > 0) print(pilotTable(actions, language));
    else print(language === 'fr' ? 'Personne n’a à agir.' : 'Nobody has to act.');
    for (const { slug, number, outcome } of issues) {
      remark(`${slug}: issue ${number === null ? '' : `${number} `}${outcome}`);
    }
  },
});

// --- internal ---

interface Due {
  readonly slug: string;
  readonly actions: readonly PilotAction[];
}

/** One issue for each instance where somebody must act, none for any other: twice is once. */
async function settleIssues(
  forge: Forge,
  fleet: readonly Due[],
  openedOn: string,
): Promise<PilotsOutput['issues']> {
  const settled: PilotsOutput['issues'] = [];
  for (const { slug, actions } of fleet) {
    const marker = pilotIssueMarker(slug);
    if (actions.length === 0) {
      const isClosed = (await forge.closeIssue(marker)) === 'updated';
      if (isClosed) settled.push({ slug, number: null, outcome: 'closed' });
      continue;
    }
    const wanted = { marker, ...pilotIssue(slug, actions), openedOn };
    const { number, outcome } = await forge.ensureIssue(wanted);
    settled.push({ slug, number, outcome });
  }
  return settled;
}
