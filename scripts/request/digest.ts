import { defineCommand } from 'citty';
import { forgeKinds } from '../../lib/forge/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { oneOf, positive, repositoryOf, shared } from '../rim/arguments.ts';
import { connect, formOf } from '../rim/connect.ts';
import { readGitHubEvent } from '../rim/github-event.ts';
import { print } from '../rim/terminal.ts';
import { judgeDigest } from '../roads/request/digest.ts';

export const command = defineCommand({
  meta: { name: 'digest', description: 'Whether a pull request carries what its issue says now' },
  args: {
    pull: {
      type: 'string',
      description: 'Number of the pull request; on GitHub the event’s',
      valueHint: 'N',
    },
    forge: { type: 'string', description: forgeKinds.join(', '), valueHint: 'FORGE' },
    tell: { type: 'boolean', description: 'Set the status of the commit too' },
    json: { type: 'boolean', description: 'Print the status as JSON, version 1' },
    repo: shared.repo,
  },
  async run({ args }) {
    const kind = oneOf('forge', args.forge, forgeKinds);
    const number =
      args.pull === undefined && kind === 'github' ? ofEvent() : positive('pull', args.pull);
    const forge = await connect(kind, repositoryOf(args.repo));
    const status = await judgeDigest(forge, number, { platform, form: formOf(forge) });
    if (args.tell) await forge.setStatus(status);
    const { state, description, commit } = status;
    print(
      args.json
        ? JSON.stringify({ version: 1, pull: number, ...status }, null, 2)
        : `${state}: ${description} (${commit.slice(0, 12)})`,
    );
    if (state !== 'success') process.exitCode = 1;
  },
});

// --- internal ---

/** A pull request’s, or the merge queue’s: there it is asked at the moment of the merge. */
function ofEvent(): number {
  const event = readGitHubEvent(process.env);
  return positive('pull', event.on === 'pull' ? String(event.number) : undefined);
}
