import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import {
  needsText,
  ownerOf,
  platformFiles,
  readsAlways,
  type SourceInput,
  type Tree,
  type TreeReader,
} from '../../generators/review/index.ts';
import type { Git } from '../../lib/forge/index.ts';
import { BlobsInTurn, type Entry, listing, readBlobs, textOf } from './blobs.ts';

/** Two trees of `dist/`: path relative to it → text. */
export interface Trees {
  readonly base: TreeReader;
  readonly head: TreeReader;
  /** What the two say outside `dist/`; absent for two folders of manifests. */
  readonly source?: SourceInput;
}

/**
 * `dist/` at two commits, and what the commits say outside it. Listed whole, but only
 * files that differ are read, and the small files from which the totals of a cluster come.
 * Files of `dist/` are read while the trees are gone through; those of an instance beside
 * one that differs are there as well, but say only the id of their git object.
 *
 * @throws {FleetError} `GIT_FAILED`.
 */
export function treesInGit(git: Git, base: string, head: string): Required<Trees> {
  const [before, after] = [listing(git, base), listing(git, head)];
  const differ = new Set(
    [...before.keys(), ...after.keys()].filter(
      (path) => before.get(path)?.id !== after.get(path)?.id,
    ),
  );
  const slugs = new Set([...differ].filter(isRendered).map(slugOf));
  const wanted = new Set(
    [...before.keys(), ...after.keys()].filter((path) => {
      if (differ.has(path)) return true;
      if (!isRendered(path)) return readsAlways(path);
      const slug = slugs.size === 0 ? undefined : slugOf(path);
      return slug !== undefined && slugs.has(slug);
    }),
  );
  const said = [...wanted].filter((path) => !isRendered(path) && needsText(path));
  const both = (paths: readonly string[]) =>
    paths.flatMap((path) => [before.get(path), after.get(path)].flatMap(idOf));
  const texts = readBlobs(git, both(said));
  const rendered = new BlobsInTurn(git, both([...differ].filter(isRendered).sort()));
  return {
    base: renderedOf(before, wanted, rendered),
    head: renderedOf(after, wanted, rendered),
    source: {
      base: sourcesOf(before, wanted, texts),
      head: sourcesOf(after, wanted, texts),
      ringHistory: differ.has(platformFiles.rings) ? ringHistory(git, base) : [],
    },
  };
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
        return [path, entry.isSymbolicLink() ? readlinkSync(place) : textOf(readFileSync(place))];
      }),
  );
}

// --- internal ---

const dist = 'dist/';

function isRendered(path: string): boolean {
  return path.startsWith(dist);
}

function slugOf(path: string): string | undefined {
  return ownerOf(path.slice(dist.length)).slug;
}

function idOf(entry: Entry | undefined): string[] {
  return entry?.blob ? [entry.id] : [];
}

function renderedOf(
  list: ReadonlyMap<string, Entry>,
  wanted: ReadonlySet<string>,
  texts: BlobsInTurn,
): TreeReader {
  const entries = new Map(
    [...list]
      .filter(([path]) => isRendered(path) && wanted.has(path))
      .map(([path, entry]) => [path.slice(dist.length), entry]),
  );
  return {
    keys: () => entries.keys(),
    has: (path) => entries.has(path),
    get: (path) => {
      const entry = entries.get(path);
      return entry && (texts.get(entry.id) ?? withoutText(entry));
    },
  };
}

function sourcesOf(
  list: ReadonlyMap<string, Entry>,
  wanted: ReadonlySet<string>,
  texts: ReadonlyMap<string, string>,
): Tree {
  const found = [...list].filter(([path]) => !isRendered(path) && wanted.has(path));
  return new Map(
    found.map(([path, entry]) => [path, texts.get(entry.id) ?? withoutText(entry)] as const),
  );
}

function withoutText({ blob, id }: Entry): string {
  return `git ${blob ? 'object' : 'commit'} ${id}`;
}

/** Promotions to look back on: a soak is a matter of days, and there are a few a month. */
const longestHistory = 50;

/** What rings.json said, newest first, up to the base. In a shallow clone, as much as there is of it. */
function ringHistory(git: Git, base: string): { on: string; text: string }[] {
  const words = ['log', `-${longestHistory}`, '--format=%H %cd', '--date=format-local:%Y-%m-%d'];
  const log = git.run([...words, base, '--', platformFiles.rings], { env: { TZ: 'UTC' } });
  const commits = log.split('\n').flatMap((row) => {
    const [commit, on] = row.split(' ');
    return commit === undefined || on === undefined ? [] : [{ commit, on }];
  });
  const objects = commits.map(({ commit }) => `${commit}:${platformFiles.rings}`);
  const texts = readBlobs(git, objects);
  return commits.flatMap(({ on }, index) => {
    const text = texts.get(objects[index] ?? '');
    return text === undefined ? [] : [{ on, text }];
  });
}
