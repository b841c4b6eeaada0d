import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Git } from './git.ts';

/**
 * How the work tree differs from a commit, one line a file as `git status` writes it;
 * what git ignores counts below `folders` only. Every file is read: an index of its
 * own knows no file that somebody told git to take for unchanged.
 */
export function workTreeDifferences(
  git: Git,
  commit: string,
  folders: readonly string[],
): readonly string[] {
  const place = mkdtempSync(join(tmpdir(), 'fleet-index-'));
  const env = { GIT_INDEX_FILE: join(place, 'index') };
  const words = ['--porcelain=v1', '-z', '--no-renames', '--untracked-files=all'];
  try {
    git.run(['read-tree', commit], { env });
    const rows = git.run(['status', ...words, '--ignored=matching'], { env }).split('\0');
    return rows.filter((row) => {
      if (!row.startsWith('!! ')) return row !== '';
      return folders.some((folder) => row.startsWith(`!! ${folder}/`));
    });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
