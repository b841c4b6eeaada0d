import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../../manifests/support/command.ts';

/**
 * A folder for the search path with an `npm` that knows one thing: `npm ci --ignore-scripts`
 * borrows the packages that are here. Any other word of npm's fails.
 */
export function npmInside(run: string): string {
  const folder = join(run, 'bin');
  mkdirSync(folder, { recursive: true });
  const modules = join(repository, 'node_modules');
  const script = `#!/bin/sh\ntest "$*" = "ci --ignore-scripts" && ln -s ${modules} node_modules\n`;
  writeFileSync(join(folder, 'npm'), script, { mode: 0o755 });
  return folder;
}
