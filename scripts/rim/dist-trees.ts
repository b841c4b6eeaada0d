import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ownerOf, type Tree } from '../../generators/review/index.ts';
import type { Git } from '../../lib/forge/index.ts';

/** Two trees of `dist/`: path relative to it → text. */
export interface Trees {
  readonly base: Tree;
  readonly head: Tree;
}

/**
 * `dist/` at two commits. Listed whole, but only files that differ are read, and
 * those beside them that belong to the same instance: the cost follows the change.
 *
 * @throws {FleetError} `GIT_FAILED`.
 */
export function treesInGit(git: Git, base: string, head: string): Trees {
  const [before, after] = [listing(git, base), listing(git, head)];
  const differ = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path)?.id !== after.get(path)?.id,
  );
  const [paths, slugs] = [new Set(differ), new Set(differ.map((path) => ownerOf(path).slug))];
  const wanted = (path: string) => {
    const { slug } = ownerOf(path);
    return paths.has(path) || (slug !== undefined && slugs.has(slug));
  };
  const rows = [...before, ...after].filter(([path, { blob }]) => blob && wanted(path));
  const texts = readBlobs(git, rows);
  const treeOf = (list: ReadonlyMap<string, Entry>) =>
    new Map(
      [...list]
        .filter(([path]) => wanted(path))
        .map(([path, { id, blob }]) => [path, blob ? (texts.get(id) ?? '') : `commit ${id}`]),
    );
  return { base: treeOf(before), head: treeOf(after) };
}

/** Every file below a folder. A link counts as its target's name, as in git: it is not followed. */
export function treeInFolder(folder: string): Tree {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => {
        const place = join(entry.parentPath, entry.name);
        const path = relative(folder, place).split(sep).join('/');
        return [path, entry.isSymbolicLink() ? readlinkSync(place) : text(readFileSync(place))];
      }),
  );
}

// --- internal ---

interface Entry {
  readonly id: string;
  /** False for a submodule: there is nothing to read. */
  readonly blob: boolean;
}

function listing(git: Git, commit: string): Map<string, Entry> {
  const rows = git.run(['ls-tree', '-r', '-z', commit, '--', 'dist/']).split('\0');
  return new Map(
    rows.flatMap((row): [string, Entry][] => {
      const parts = /^\d+ (?<type>\w+) (?<id>[0-9a-f]+)\tdist\/(?<path>.*)$/s.exec(row)?.groups;
      if (parts === undefined) return [];
      return [[parts['path'] ?? '', { id: parts['id'] ?? '', blob: parts['type'] === 'blob' }]];
    }),
  );
}

/** Texts by id, by one `git cat-file --batch`. */
function readBlobs(git: Git, rows: readonly (readonly [string, Entry])[]): Map<string, string> {
  const ids = [...new Set(rows.map(([, { id }]) => id))];
  const texts = new Map<string, string>();
  if (ids.length === 0) return texts;
  const output = git.bytes(['cat-file', '--batch'], { input: `${ids.join('\n')}\n` });
  let at = 0;
  for (const id of ids) {
    const start = output.indexOf(0x0a, at) + 1;
    const end = start + Number(output.subarray(at, start).toString('latin1').split(' ')[2]);
    texts.set(id, text(output.subarray(start, end)));
    at = end + 1;
  }
  return texts;
}

/**
 * The text of a file, or a sentence that no manifest can be, different for different
 * bytes: the report then says that the file cannot be read, as it does of broken YAML.
 */
function text(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return `no UTF-8 text, SHA-256 ${createHash('sha256').update(bytes).digest('hex')}\n`;
  }
}
