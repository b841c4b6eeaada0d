import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand } from 'citty';
import { migrateText, migrationSteps, schemaVersion } from '../lib/instance/index.ts';
import { existingFolder, repositoryOf, shared } from './rim/arguments.ts';
import { print, remark } from './rim/terminal.ts';

export const command = defineCommand({
  meta: { name: 'codemod', description: 'Bring instance files up to today’s schema' },
  args: {
    check: { type: 'boolean', description: 'Write nothing; name every file of an older schema' },
    instances: { type: 'string', description: 'Folder of the instances', valueHint: 'DIR' },
    repo: shared.repo,
  },
  run({ args }) {
    const folder = existingFolder(
      'instances',
      args.instances ?? join(repositoryOf(args.repo), 'instances'),
    );
    // A link is passed over: what it points to is not ours to rewrite.
    const names = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map(({ name }) => name);
    // All are migrated before the first is written: a refusal leaves the folder as it was.
    const migrated = names.sort().map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { name, ...migrateText(text, `instances/${name}`, migrationSteps, schemaVersion) };
    });
    const older = migrated.filter(({ changed }) => changed);
    for (const { name, text, from, lostComments } of older) {
      print(`${join(folder, name)}: schema version ${from} → ${schemaVersion}`);
      if (args.check) continue;
      writeFileSync(join(folder, name), text);
      for (const comment of lostComments) remark(`instances/${name} lost a comment: ${comment}`);
    }
    if (older.length === 0)
      print(`All ${names.length} files are of schema version ${schemaVersion}.`);
    else if (args.check) process.exitCode = 1;
  },
});
