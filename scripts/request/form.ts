import { defineCommand } from 'citty';
import { formFiles, formJson } from '../../generators/request/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { repositoryOf, shared } from '../rim/arguments.ts';
import { compareFiles, writeFiles } from '../rim/generated.ts';
import { print } from '../rim/terminal.ts';

export const command = defineCommand({
  meta: { name: 'form', description: 'Write every form that the definition generates' },
  args: {
    check: { type: 'boolean', description: 'Write nothing; name each form that differs' },
    json: { type: 'boolean', description: 'Print the definition as JSON instead' },
    repo: shared.repo,
  },
  run({ args }) {
    if (args.json) return print(JSON.stringify(formJson(platform), null, 2));
    const folder = repositoryOf(args.repo);
    const files = formFiles(platform);
    if (!args.check) return print(writeFiles(folder, files));
    const stale = compareFiles(folder, files);
    if (stale.length > 0) process.exitCode = 1;
    print(stale.length === 0 ? `${files.length} forms, all as generated` : stale.join('\n'));
  },
});
