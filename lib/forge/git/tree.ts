import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Git } from './git.ts';

/**
 * Files of a commit below some folders, read in two calls to git however many
 * there are. Links and submodules are left out: nothing of ours is one.
 */
export function readTree(
  git: Git,
  commit: string,
  folders: readonly string[],
): Map<string, string> {
  const words = ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit];
  const listing = git.run([...words, ...folders]);
  const blobs = listing
    .split('\0')
    .map((row) => /^100\d{3} blob (?<object>[0-9a-f]+)\t(?<path>.*)$/s.exec(row)?.groups)
    .filter((groups) => groups !== undefined);
  const texts = readBlobs(
    git,
    blobs.map((blob) => blob['object'] ?? ''),
  );
  return new Map(blobs.map((blob, index) => [blob['path'] ?? '', texts[index] ?? '']));
}

/** Text of one file of a commit, or undefined when it is not there. */
export function readFile(git: Git, commit: string, path: string): string | undefined {
  return readTree(git, commit, [path]).get(path);
}

/** Those of the commits that hold this file, found in one call to git however many they are. */
export function commitsWith(
  git: Git,
  commits: readonly string[],
  path: string,
): ReadonlySet<string> {
  const input = commits.map((commit) => `${commit}:${path}\n`).join('');
  const rows = git.run(['cat-file', '--batch-check=%(objecttype)'], { input }).split('\n');
  return new Set(commits.filter((_, at) => rows[at] === 'blob'));
}

/** A file as it should be in a tree, or gone. */
export interface TreeChange {
  readonly path: string;
  readonly text: string | undefined;
}

/** The tree of a commit, by its whole id, with some files changed, by an index of its own. Later changes win. */
export function treeWith(git: Git, commit: string, changes: readonly TreeChange[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-index-'));
  const env = { GIT_INDEX_FILE: join(folder, 'index') };
  try {
    git.run(['read-tree', commit], { env });
    const input = changes.map((change) => `${indexRow(git, commit.length, change)}\0`).join('');
    git.run(['update-index', '-z', '--index-info'], { env, input });
    return git.run(['write-tree'], { env });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// --- internal ---

/** Ids are 40 digits long, or 64 in a repository of SHA-256. */
function indexRow(git: Git, digits: number, { path, text }: TreeChange): string {
  if (text === undefined) return `0 ${'0'.repeat(digits)}\t${path}`;
  return `100644 ${git.run(['hash-object', '-w', '--stdin'], { input: text })}\t${path}`;
}

/** Texts of objects, in the order asked, by one `git cat-file --batch`. */
function readBlobs(git: Git, objects: readonly string[]): string[] {
  if (objects.length === 0) return [];
  const output = git.bytes(['cat-file', '--batch'], { input: `${objects.join('\n')}\n` });
  const texts: string[] = [];
  let at = 0;
  for (const _ of objects) {
    const headEnd = output.indexOf(0x0a, at);
    const size = Number(output.subarray(at, headEnd).toString('latin1').split(' ')[2]);
    texts.push(output.subarray(headEnd + 1, headEnd + 1 + size).toString('utf8'));
    at = headEnd + 1 + size + 1;
  }
  return texts;
}
