import { defineCommand } from 'citty';
import { repositoryOf, shared } from './rim/arguments.ts';
import { compareFiles, writeFiles } from './rim/generated.ts';
import { allReferencePages } from './rim/reference-pages.ts';
import { print } from './rim/terminal.ts';

export const command = defineCommand({
  meta: { name: 'reference', description: 'Write the reference pages that the code generates' },
  args: {
    check: { type: 'boolean', description: 'Write nothing; name each page that differs' },
    repo: shared.repo,
  },
  run({ args }) {
    const folder = repositoryOf(args.repo);
    const pages = allReferencePages(folder);
    if (!args.check) return print(writeFiles(folder, pages));
    const stale = compareFiles(folder, pages);
    if (stale.length > 0) process.exitCode = 1;
    print(stale.length === 0 ? `${pages.length} pages, all as generated` : stale.join('\n'));
  },
});
