import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exitStatus, FleetError } from '../../lib/base/index.ts';
import { stagingName } from './staging.ts';

/** What lies in a folder beside what should. Paths are relative, with forward slashes. */
export interface Survey {
  /** Files, and folders (with a slash at the end), for which nothing is rendered. */
  readonly stale: readonly string[];
  /** What a killed run has left half done. */
  readonly leftovers: readonly string[];
}

/**
 * Walks a folder in which these files should be; `ours` are folders that may be there
 * even if nothing is wanted in them. Reads names only.
 *
 * @throws {FleetError} `OUT_SYMLINK` when a link stands where a file or folder should,
 * since writing through it would leave the folder; `OUT_OCCUPIED` when something else does.
 */
export function survey(root: string, files: Iterable<string>, ours: readonly string[]): Survey {
  const wanted = new Set(files);
  const folders = new Set([...ours, ...[...wanted].flatMap(parentsOf)]);
  const stale: string[] = [];
  const leftovers: string[] = [];
  walk('');
  return { stale, leftovers };

  function walk(folder: string): void {
    for (const entry of entriesOf(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isWanted = wanted.has(path);
      if (!isWanted && !folders.has(path)) {
        const found = path === stagingName ? leftovers : stale;
        found.push(entry.isDirectory() ? `${path}/` : path);
      } else if (entry.isSymbolicLink()) {
        throw linked(join(root, path));
      } else if (isWanted ? !entry.isFile() : !entry.isDirectory()) {
        throw occupied(join(root, path));
      } else if (!isWanted) {
        walk(path);
      }
    }
  }
}

// --- internal ---

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    if (code === 'ENOTDIR') throw occupied(folder);
    throw error;
  }
}

function parentsOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

function linked(where: string): FleetError {
  return new FleetError({
    code: 'OUT_SYMLINK',
    what: 'A symbolic link stands where a rendered file or folder belongs.',
    where,
    fix: 'Remove the link: rendering never writes through one.',
    exit: exitStatus.impossible,
  });
}

function occupied(where: string): FleetError {
  return new FleetError({
    code: 'OUT_OCCUPIED',
    what: 'Something else stands where a rendered file or folder belongs.',
    where,
    fix: 'Move it away.',
    exit: exitStatus.impossible,
  });
}
