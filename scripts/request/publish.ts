import { defineCommand } from 'citty';
import { readArtefact } from '../../generators/request/index.ts';
import { readFile } from '../../lib/forge/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { needed, oneOf, repositoryOf, shared } from '../rim/arguments.ts';
import { moment } from '../rim/clock.ts';
import { connect, formOf } from '../rim/connect.ts';
import { readFleetAt } from '../rim/fleet-at.ts';
import { readInput } from '../rim/input.ts';
import { readPrograms } from '../rim/read-programs.ts';
import { print } from '../rim/terminal.ts';
import { openRequest } from '../roads/open-request.ts';
import { readContext } from '../roads/request/context.ts';
import { settleArtefact } from '../roads/request/publish.ts';

/**
 * The second job of a request on GitHub, the one that may write. A refused request is an
 * answer, not a failure: the job is red only when something could not be done.
 */
export const command = defineCommand({
  meta: { name: 'publish', description: 'Carry out what `parse` has worked out (second job)' },
  args: {
    artefact: { type: 'string', description: 'What `parse` has written', valueHint: 'FILE' },
    forge: { type: 'string', description: 'github', valueHint: 'FORGE' },
    base: { type: 'string', description: 'Branch that requests are merged to', default: 'main' },
    today: shared.today,
    repo: shared.repo,
  },
  async run({ args }) {
    const kind = oneOf('forge', args.forge, ['github']);
    const artefact = readArtefact(readInput(needed('artefact', args.artefact)));
    const forge = await connect(kind, repositoryOf(args.repo));
    const { git } = forge;
    const commit = git.run(['rev-parse', '--verify', 'HEAD^{commit}']);
    const { base } = args;
    const settled = await settleArtefact(forge, artefact, {
      ...{ platform, programs: readPrograms(), base, form: formOf(forge), commit },
      fleet: readFleetAt(git, commit),
      readBase: (path) => readFile(git, commit, path),
    });
    const { number } = artefact;
    if (settled.step !== 'go') return print(`Issue ${number}: ${settled.step}, nothing to do.`);
    const given = { platform, base, form: formOf(forge), answeredAt: moment(args.today) };
    const outcome = await openRequest(forge, number, await readContext(forge, given));
    print(`Issue ${number}: ${outcome.step}.`);
  },
});
