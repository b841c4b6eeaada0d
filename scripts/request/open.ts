import { defineCommand } from 'citty';
import { exitStatus, FleetError } from '../../lib/base/index.ts';
import { LocalForge, readFile, tipOf } from '../../lib/forge/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { needed, oneOf, positive, repositoryOf, shared } from '../rim/arguments.ts';
import { moment, today } from '../rim/clock.ts';
import { readFleetAt } from '../rim/fleet-at.ts';
import { identity } from '../rim/identity.ts';
import { readInput } from '../rim/input.ts';
import { readPrograms } from '../rim/read-programs.ts';
import { print } from '../rim/terminal.ts';
import { openRequest, type RequestOutcome } from '../roads/open-request.ts';

export const command = defineCommand({
  meta: { name: 'open', description: 'Answer a request and open its pull request' },
  args: {
    body: { type: 'string', description: 'Body of the issue, - for stdin', valueHint: 'FILE' },
    number: { type: 'string', description: 'Number of the issue', valueHint: 'N' },
    author: { type: 'string', description: 'Who opens the issue', valueHint: 'LOGIN' },
    title: { type: 'string', description: 'Title of the issue', default: 'A notebook, please' },
    forge: { type: 'string', description: 'The forge: local', valueHint: 'FORGE' },
    form: { type: 'string', description: 'Whose form was filled in', default: 'github' },
    base: { type: 'string', description: 'Branch that requests are merged to', default: 'main' },
    json: { type: 'boolean', description: 'Print the outcome as JSON, version 1' },
    today: shared.today,
    repo: shared.repo,
  },
  async run({ args }) {
    oneOf('forge', args.forge, ['local']);
    const number = positive('number', args.number);
    const issue = {
      number,
      title: args.title,
      author: needed('author', args.author),
      openedOn: today(args.today),
    };
    const form = oneOf('form', args.form, ['github', 'gitlab']);
    const body = readInput(needed('body', args.body));
    const forge = new LocalForge(repositoryOf(args.repo), identity(platform));
    const commit = tipOf(forge.git, args.base) ?? noBase(args.base);
    const fleet = readFleetAt(forge.git, commit);
    await forge.writeIssue({ ...issue, body });
    const outcome = await openRequest(forge, number, {
      platform,
      programs: readPrograms(),
      base: args.base,
      fleet,
      readBase: (path) => readFile(forge.git, commit, path),
      form,
      answeredAt: moment(args.today),
    });
    print(args.json ? JSON.stringify({ version: 1, ...outcome }, null, 2) : told(outcome, forge));
    if (outcome.step === 'refused') process.exitCode = 1;
    if (outcome.step === 'merged') throw alreadyMerged(number, outcome.slug);
  },
});

// --- internal ---

function told(outcome: RequestOutcome, forge: LocalForge): string {
  if (outcome.step === 'merged') return '';
  if (outcome.step === 'routed') return `A question: it goes to ${outcome.team}.`;
  const place = `The answer stands on the issue: ${forge.folder}/issues/`;
  if (outcome.step === 'refused') {
    const wrong = outcome.verdict.fields.filter((field) => !field.ok).length;
    return `Refused: ${wrong} fields to mend, ${outcome.verdict.problems.length} other problems.\n${place}`;
  }
  const { branch, branchOutcome, pull, report, files, maintained } = outcome;
  return [
    `Branch ${branch}: ${branchOutcome}, ${files.length} files`,
    `Pull request ${pull.number}: ${pull.title}`,
    `Review: ${report.verdict}, ${report.risks.length} risks`,
    ...(maintained ? ['A maintainer’s own change of the instance file was kept.'] : []),
    place,
  ].join('\n');
}

/** Asked before anything is written. */
function noBase(base: string): never {
  throw new FleetError({
    code: 'NO_BASE',
    what: `There is no branch ${base} here.`,
    where: '--base',
    fix: 'Name the branch that requests are merged to.',
    exit: exitStatus.impossible,
  });
}

function alreadyMerged(number: number, slug: string): FleetError {
  return new FleetError({
    code: 'REQUEST_MERGED',
    what: `What issue ${number} asked for is merged: the instance ${slug}.`,
    where: `instances/${slug}.ts`,
    fix: 'Open a new request to change it.',
  });
}
