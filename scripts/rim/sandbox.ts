import { spawnSync } from 'node:child_process';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitStatus, FleetError } from '../../lib/base/index.ts';
import { Git } from '../../lib/forge/index.ts';

/** A clone that may be played with: the repository itself is not touched. */
export interface Sandbox {
  readonly folder: string;
  readonly git: Git;
  /** Runs a `fleet` command in the clone, as a person would. */
  fleet(words: readonly string[], input?: string): CommandResult;
}

export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Clones the last commit into a temporary folder, whose branch `main` it becomes,
 * whatever the branch is called here. Packages are borrowed by a link.
 */
export function cloneAside(repository: string): Sandbox {
  const folder = join(mkdtempSync(join(tmpdir(), 'eln-fleet-demo-')), 'repository');
  new Git(repository).run(['clone', '--quiet', '--no-hardlinks', '.', folder]);
  const git = new Git(folder);
  git.run(['checkout', '--quiet', '-B', 'main']);
  git.run(['config', 'user.name', 'A maintainer']);
  git.run(['config', 'user.email', 'maintainer@inrea.example']);
  git.run(['config', 'commit.gpgsign', 'false']);
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  return { folder, git, fleet: (words, input) => run(folder, words, input) };
}

// --- internal ---

function run(folder: string, words: readonly string[], input = ''): CommandResult {
  const result = spawnSync(process.execPath, ['bin/fleet.mjs', ...words], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    maxBuffer: 1 << 28,
  });
  const { status, stdout, stderr } = result;
  // 0 and 1 are answers; anything else means that the road is broken.
  if (status === 0 || status === 1) return { status, stdout, stderr };
  throw new FleetError({
    code: 'DEMO_BROKEN',
    what: `fleet ${words.join(' ')} ended with ${status}: ${stderr.trim()}`,
    where: folder,
    fix: 'Run it there by hand.',
    exit: exitStatus.impossible,
  });
}
