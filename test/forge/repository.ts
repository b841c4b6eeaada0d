import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Git } from '../../lib/forge/index.ts';

/** Who signs the commits of tests. */
export const bot = { name: 'eln-fleet', mail: 'eln-fleet@inrea.example' };

/** A repository of its own with one commit on `main`, gone when the test ends. */
export function repository(
  files: Readonly<Record<string, string>> = { 'README.md': 'hello\n' },
): Git {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const git = new Git(folder);
  git.run(['init', '-q', '-b', 'main']);
  git.run(['config', 'user.name', 'A maintainer']);
  git.run(['config', 'user.email', 'maintainer@inrea.example']);
  git.run(['config', 'commit.gpgsign', 'false']);
  // Nobody tidies up behind a test's back.
  git.run(['config', 'gc.auto', '0']);
  commitAll(git, files, 'start');
  return git;
}

/** A person's commit in the work tree, on the branch that is checked out. */
export function commitAll(
  git: Git,
  files: Readonly<Record<string, string>>,
  message: string,
): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(git.folder, path)), { recursive: true });
    writeFileSync(join(git.folder, path), text);
  }
  git.run(['add', '-A']);
  git.run(['commit', '-q', '--no-verify', '-m', message]);
}

/** A maintainer's commit on a branch, without leaving `main` checked out elsewhere. */
export function commitOn(git: Git, branch: string, files: Readonly<Record<string, string>>): void {
  git.run(['checkout', '-q', branch]);
  commitAll(git, files, 'a maintainer’s own change');
  git.run(['checkout', '-q', 'main']);
}

/** A maintainer deletes a file on a branch. */
export function removeOn(git: Git, branch: string, path: string): void {
  git.run(['checkout', '-q', branch]);
  rmSync(join(git.folder, path));
  commitAll(git, {}, 'not this one');
  git.run(['checkout', '-q', 'main']);
}
