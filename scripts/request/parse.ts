import { writeFileSync } from 'node:fs';
import { defineCommand } from 'citty';
import { Git, readFile } from '../../lib/forge/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { needed, repositoryOf, shared } from '../rim/arguments.ts';
import { readFleetAt } from '../rim/fleet-at.ts';
import { readGitHubEvent } from '../rim/github-event.ts';
import { readPrograms } from '../rim/read-programs.ts';
import { print } from '../rim/terminal.ts';
import { usage } from '../rim/usage.ts';
import { artefactOf } from '../roads/request/artefact.ts';

/**
 * The first job of a request on GitHub: it has read what a stranger wrote, so it holds no
 * token and writes nothing but the artefact, which holds no text of theirs.
 */
export const command = defineCommand({
  meta: { name: 'parse', description: 'Work out what the event’s issue asks for (first job)' },
  args: {
    out: { type: 'string', description: 'File for the artefact', valueHint: 'FILE' },
    repo: shared.repo,
  },
  run({ args }) {
    const out = needed('out', args.out);
    const event = readGitHubEvent(process.env);
    if (event.on !== 'issues') throw usage('This event is not about an issue.', 'See --help.');
    const git = new Git(repositoryOf(args.repo));
    const commit = git.run(['rev-parse', '--verify', 'HEAD^{commit}']);
    const artefact = artefactOf(event.issue, {
      ...{ platform, programs: readPrograms(), form: 'github', base: 'main', commit },
      fleet: readFleetAt(git, commit),
      readBase: (path) => readFile(git, commit, path),
    });
    writeFileSync(out, `${JSON.stringify(artefact, null, 2)}\n`);
    print(`Issue ${artefact.number}: ${artefact.step}, ${artefact.files.length} files.`);
  },
});
