import { defineCommand } from 'citty';
import { exitStatus, FleetError } from '../../lib/base/index.ts';
import { forgeKinds } from '../../lib/forge/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { oneOf, positive, repositoryOf, shared } from '../rim/arguments.ts';
import { moment, today } from '../rim/clock.ts';
import { connect, formOf } from '../rim/connect.ts';
import { print, remark } from '../rim/terminal.ts';
import { usage } from '../rim/usage.ts';
import { pollRequests } from '../roads/poll-requests.ts';
import { readContext } from '../roads/request/context.ts';

export const command = defineCommand({
  meta: { name: 'poll', description: 'Answer every request that changed since the last poll' },
  args: {
    forge: { type: 'string', description: forgeKinds.join(', '), valueHint: 'FORGE' },
    since: {
      type: 'string',
      description: 'Begin here instead, whatever earlier polls have seen',
      valueHint: 'INSTANT',
    },
    most: { type: 'string', description: 'Issues that one poll answers', default: '50' },
    base: { type: 'string', description: 'Branch that requests are merged to', default: 'main' },
    json: { type: 'boolean', description: 'Print the outcome as JSON, version 1' },
    today: shared.today,
    repo: shared.repo,
  },
  async run({ args }) {
    const kind = oneOf('forge', args.forge, forgeKinds);
    const most = positive('most', args.most);
    const since = args.since === undefined ? {} : { since: instant(args.since) };
    const forge = await connect(kind, repositoryOf(args.repo));
    const given = { platform, base: args.base, form: formOf(forge) };
    const outcome = await pollRequests(forge, {
      context: () => readContext(forge, { ...given, answeredAt: moment(args.today) }),
      today: today(args.today),
      ...{ most, ...since },
    });
    for (const { number, step } of outcome.answered) remark(`issue ${number}: ${step}`);
    for (const { number, code, message } of outcome.failed) {
      remark(`issue ${number}: ${code}: ${message}`);
    }
    const { answered, failed, cursor } = outcome;
    print(
      args.json
        ? JSON.stringify({ version: 1, ...outcome }, null, 2)
        : `${answered.length} answered, ${failed.length} failed, seen up to ${cursor ?? 'nothing'}`,
    );
    if (failed.some(({ isRequests }) => !isRequests)) throw unfinished(failed.length);
  },
});

// --- internal ---

function instant(text: string): string {
  const at = new Date(text);
  if (!Number.isNaN(at.getTime()) && /^\d{4}-\d{2}-\d{2}/.test(text)) return at.toISOString();
  throw usage(`--since ${text} is no instant.`, 'Write it as 2026-11-24T10:00:00Z.');
}

function unfinished(count: number): FleetError {
  return new FleetError({
    code: 'POLL_UNFINISHED',
    what: `${count} issues could not be answered; the next poll begins with them.`,
    fix: 'See the lines above; if it says the same again, run fleet request open for one of them.',
    exit: exitStatus.impossible,
  });
}
