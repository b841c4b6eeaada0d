import { join } from 'node:path';
import { defineCommand } from 'citty';
// Not from the room's index: nobody waits here for forms, records and pull requests to load.
import { verdictMarkdown } from '../../generators/request/comment/markdown.ts';
import { forges } from '../../generators/request/form/forge.ts';
import { answerRequest } from '../../generators/request/verdict/index.ts';
import { exitStatus, FleetError } from '../../lib/base/index.ts';
import type { Instance } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { needed, oneOf, positive, repositoryOf, shared } from '../rim/arguments.ts';
import { moment, today } from '../rim/clock.ts';
import { readInput } from '../rim/input.ts';
import { readFleet } from '../rim/read-fleet.ts';
import { print } from '../rim/terminal.ts';

export const command = defineCommand({
  meta: { name: 'check', description: 'Answer a request, and write nothing' },
  args: {
    body: { type: 'string', description: 'Body of the issue, - for stdin', valueHint: 'FILE' },
    forge: shared.forge,
    instances: { type: 'string', description: 'Folder of the fleet', valueHint: 'DIR' },
    number: { type: 'string', description: 'Number of the issue', default: '1', valueHint: 'N' },
    json: { type: 'boolean', description: 'Print the verdict as JSON, version 1' },
    today: shared.today,
    repo: shared.repo,
  },
  run({ args }) {
    const path = needed('body', args.body);
    const forge = oneOf('forge', args.forge, forges);
    const number = positive('number', args.number);
    const openedOn = today(args.today);
    const folder = args.instances ?? join(repositoryOf(args.repo), 'instances');
    const fleet = fleetToJudgeBy(folder);
    const answer = answerRequest(readInput(path), { forge, platform, fleet, number, openedOn });
    const { verdict } = answer;
    const signature = { platform, answeredAt: moment(args.today) };
    const markdown = () => verdictMarkdown(verdict, { answer, signature });
    print(args.json ? JSON.stringify(verdict, null, 2) : markdown());
    if (!verdict.ok) process.exitCode = 1;
  },
});

// --- internal ---

/** A fleet that cannot be read says nothing of the request: that is no refusal. */
function fleetToJudgeBy(folder: string): readonly Instance[] {
  try {
    return readFleet(folder).files.map(({ instance }) => instance);
  } catch (error) {
    if (!(error instanceof FleetError)) throw error;
    const { code, what, where, fix } = error;
    throw new FleetError({
      ...{ code, what, exit: exitStatus.impossible, cause: error },
      ...(where === undefined ? {} : { where }),
      ...(fix === undefined ? {} : { fix }),
    });
  }
}
