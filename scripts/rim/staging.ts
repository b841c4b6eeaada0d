import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RenderedFile } from '../../generators/manifests/index.ts';
import { exitStatus, FleetError } from '../../lib/base/index.ts';

/** How the file on disk compares with what was rendered. */
export type FileState = 'missing' | 'differing' | 'unchanged';

/** Folder, inside the one that is written to, in which changed files wait for their place. */
export const stagingName = '.fleet-staging';

/** Compares one file, byte for byte. */
export function stateOf(root: string, { path, text }: RenderedFile): FileState {
  const file = join(root, path);
  if (!existsSync(file)) return 'missing';
  return readFileSync(file).equals(Buffer.from(text)) ? 'unchanged' : 'differing';
}

/**
 * Writes a changed file aside. So the text of a thousand instances need not be held
 * in memory until the last of them is known to be good.
 */
export function stage(root: string, { path, text }: RenderedFile): void {
  attempt(join(root, path), () => {
    makeFolder(join(root, stagingName));
    writeFileSync(stagedAs(root, path), text, { flag: 'wx' });
  });
}

/**
 * Puts the files that were staged in their places. A reader sees the old text or the
 * new one, never a part: rename replaces in one step.
 */
export function unstage(root: string, paths: readonly string[]): void {
  for (const path of paths) {
    const file = join(root, path);
    attempt(file, () => {
      makeFolder(dirname(file));
      renameSync(stagedAs(root, path), file);
    });
  }
  clearStaging(root);
}

/** Forgets what was staged, by this run or by one that was killed. */
export function clearStaging(root: string): void {
  const folder = join(root, stagingName);
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
}

// --- internal ---

function stagedAs(root: string, path: string): string {
  return join(root, stagingName, encodeURIComponent(path));
}

function makeFolder(folder: string): void {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
}

function attempt(where: string, act: () => void): void {
  try {
    act();
  } catch (cause) {
    throw new FleetError({
      code: 'OUT_UNWRITABLE',
      what: `The file cannot be written (${(cause as NodeJS.ErrnoException).code}).`,
      where,
      fix: 'Mend that, or let another fleet render finish, and run it again.',
      exit: exitStatus.impossible,
      cause,
    });
  }
}
