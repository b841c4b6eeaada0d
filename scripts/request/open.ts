import { defineCommand } from 'citty';
import { FleetError } from '../../lib/base/index.ts';
import { type Forge, type ForgeKind, forgeKinds, LocalForge } from '../../lib/forge/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { needed, oneOf, positive, repositoryOf, shared } from '../rim/arguments.ts';
import { moment, today } from '../rim/clock.ts';
import { connect, formOf } from '../rim/connect.ts';
import { identity } from '../rim/identity.ts';
import { readInput } from '../rim/input.ts';
import { print } from '../rim/terminal.ts';
import { usage } from '../rim/usage.ts';
import { openRequest, type RequestOutcome } from '../roads/open-request.ts';
import { type RequestContext, readContext } from '../roads/request/context.ts';

export const command = defineCommand({
  meta: { name: 'open', description: 'Answer a request and open its pull request' },
  args: {
    issue: { type: 'string', description: 'Number of the issue on the forge', valueHint: 'N' },
    forge: { type: 'string', description: forgeKinds.join(', '), valueHint: 'FORGE' },
    body: {
      type: 'string',
      description: 'Local: body of the issue, - for stdin',
      valueHint: 'FILE',
    },
    number: { type: 'string', description: 'Local: number of the issue', valueHint: 'N' },
    author: { type: 'string', description: 'Local: who opens the issue', valueHint: 'LOGIN' },
    title: { type: 'string', description: 'Local: title of the issue', valueHint: 'TITLE' },
    form: { type: 'string', description: 'Local: whose form was filled in', valueHint: 'FORGE' },
    base: { type: 'string', description: 'Branch that requests are merged to', default: 'main' },
    json: { type: 'boolean', description: 'Print the outcome as JSON, version 1' },
    today: shared.today,
    repo: shared.repo,
  },
  async run({ args }) {
    const kind = oneOf('forge', args.forge, forgeKinds);
    const { number, forge, context } =
      kind === 'local' ? await writeLocally(args) : await readRemotely(kind, args);
    const outcome = await openRequest(forge, number, context);
    const place = forge instanceof LocalForge ? `: ${forge.folder}/issues/` : '.';
    print(args.json ? JSON.stringify({ version: 1, ...outcome }, null, 2) : told(outcome, place));
    if (outcome.step === 'refused' || outcome.step === 'held') process.exitCode = 1;
    if (outcome.step === 'merged') throw alreadyMerged(number, outcome.slug);
  },
});

// --- internal ---

interface Asked {
  readonly number: number;
  readonly forge: Forge;
  readonly context: RequestContext;
}

interface Args {
  readonly issue?: string | undefined;
  readonly body?: string | undefined;
  readonly number?: string | undefined;
  readonly author?: string | undefined;
  readonly title?: string | undefined;
  readonly form?: string | undefined;
  readonly base: string;
  readonly today?: string | undefined;
  readonly repo?: string | undefined;
}

/** The issue is on the forge, and everything that may be known of it: nobody gives it another body. */
async function readRemotely(kind: ForgeKind, args: Args): Promise<Asked> {
  for (const option of ['body', 'number', 'author', 'title', 'form'] as const) {
    if (args[option] === undefined) continue;
    throw usage(`--${option} is for --forge local alone.`, 'The issue is read from the forge.');
  }
  const number = positive('issue', args.issue);
  const forge = await connect(kind, repositoryOf(args.repo));
  return { number, forge, context: await contextOf(forge, formOf(forge), args) };
}

/** Plays the requester too: the issue is written first. */
async function writeLocally(args: Args): Promise<Asked> {
  if (args.issue !== undefined) {
    throw usage('--issue is for github and gitlab.', 'Say --number, --body and --author.');
  }
  const number = positive('number', args.number);
  const issue = {
    number,
    title: args.title ?? 'A notebook, please',
    author: needed('author', args.author),
    openedOn: today(args.today),
  };
  const form = oneOf('form', args.form ?? 'github', ['github', 'gitlab']);
  const body = readInput(needed('body', args.body));
  const forge = new LocalForge(repositoryOf(args.repo), identity(platform));
  const context = await contextOf(forge, form, args);
  await forge.writeIssue({ ...issue, body });
  return { number, forge, context };
}

function contextOf(forge: Forge, form: 'github' | 'gitlab', args: Args): Promise<RequestContext> {
  return readContext(forge, { platform, base: args.base, form, answeredAt: moment(args.today) });
}

function told(outcome: RequestOutcome, place: string): string {
  const answered = `The answer stands on the issue${place}`;
  switch (outcome.step) {
    case 'merged':
      return '';
    case 'ignored':
      return 'A program wrote the issue: it is not answered.';
    case 'closed':
      return `The issue is closed; its pull request: ${outcome.pull}.`;
    case 'routed':
      return `A question: it goes to ${outcome.team}.`;
    case 'held':
      return `Answered, and not carried out: ${outcome.why}.\n${answered}`;
    case 'refused': {
      const wrong = outcome.verdict.fields.filter((field) => !field.ok).length;
      return `Refused: ${wrong} fields to mend, ${outcome.verdict.problems.length} other problems.\n${answered}`;
    }
    case 'opened': {
      const { branch, branchOutcome, pull, report, files, maintained } = outcome;
      return [
        `Branch ${branch}: ${branchOutcome}, ${files.length} files`,
        `Pull request ${pull.number}: ${pull.title}`,
        `Review: ${report.verdict}, ${report.risks.length} risks`,
        ...(maintained ? ['A maintainer’s own change of the instance file was kept.'] : []),
        answered,
      ].join('\n');
    }
  }
}

function alreadyMerged(number: number, slug: string): FleetError {
  return new FleetError({
    code: 'REQUEST_MERGED',
    what: `What issue ${number} asked for is merged: the instance ${slug}.`,
    where: `instances/${slug}.ts`,
    fix: 'Open a new request to change it.',
  });
}
