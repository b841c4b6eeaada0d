import { posix } from 'node:path';
import type { BranchChange, SettledFile, WantedFile } from '../forge.ts';
import type { Git, Identity } from './git.ts';
import { removedByMaintainer, threeWay } from './merge.ts';
import { readFile, type TreeChange, treeWith } from './tree.ts';

/**
 * Last line of the message of a commit that holds what the request alone says. These
 * commits form a line of their own; where maintainers have committed to the branch, it
 * is merged into theirs. So the request's last word is always there to compare with,
 * and nobody's commit is ever rewritten.
 */
const requestTrailer = 'Made-by: eln-fleet request';
const mergeTrailer = 'Made-by: eln-fleet merge';

/** Where the branch of a request stands. Both commits are here. */
export interface Standing {
  /** Undefined: there is no such branch yet. */
  readonly tip: string | undefined;
  /** What the branch that requests are merged to points to. */
  readonly base: string;
}

/**
 * The commit that the branch should point to: its tip where nothing changes. Made without
 * a work tree, by a private index, trees and commits. Until a reference is moved to it,
 * nothing is seen but objects that nobody names; git collects them.
 */
export function commitFor(
  git: Git,
  identity: Identity,
  { tip, base }: Standing,
  change: BranchChange,
): string {
  const before = tip && lastRequest(git, tip, base);
  const request = requestCommit(git, identity, change, base, before);
  if (tip === undefined || tip === before) return request;
  return mergeCommit(git, identity, change, { tip, base, before, request });
}

/** What the file should say: see `Forge.settleFile`. */
export function settle(git: Git, { tip, base }: Standing, file: WantedFile): SettledFile {
  const request = tip && lastRequest(git, tip, base);
  if (tip === undefined || request === undefined) return { text: file.text, maintained: false };
  const path = pathBefore(git, base, request, file.path);
  const before = readFile(git, request, path);
  if (before === undefined) return { text: file.text, maintained: false };
  const theirs = readFile(git, tip, file.path) ?? readFile(git, tip, path);
  if (theirs === undefined) throw removedByMaintainer(path);
  if (theirs === before) return { text: file.text, maintained: false };
  if (file.text === before) return { text: theirs, maintained: true };
  return { text: threeWay(git, file, before, theirs), maintained: true };
}

/** The commit that a branch of the clone itself points to, or undefined. */
export function tipOf(git: Git, branch: string): string | undefined {
  return git.ask(['rev-parse', '--verify', '--quiet', `refs/heads/${branch}^{commit}`]);
}

// --- internal ---

/** The commit of the request's own line that says what the request says now. */
function requestCommit(
  git: Git,
  identity: Identity,
  { files, gone, request, message }: BranchChange,
  base: string,
  before: string | undefined,
): string {
  const changes = [...undone(git, base, before, files), ...taken(gone), ...files, ...request];
  const start = before ?? base;
  const tree = treeWith(git, start, changes);
  if (before !== undefined && tree === treeOf(git, before)) return before;
  return commitTree(git, identity, tree, [start], `${message.trim()}\n\n${requestTrailer}\n`);
}

/** The branch with maintainers' commits and the request's new word together. */
function mergeCommit(
  git: Git,
  identity: Identity,
  { files, gone, message }: BranchChange,
  at: {
    readonly tip: string;
    readonly base: string;
    readonly before: string | undefined;
    readonly request: string;
  },
): string {
  const { tip, base, before, request } = at;
  const tree = treeWith(git, tip, [...undone(git, base, before, files), ...taken(gone), ...files]);
  if (request === before && tree === treeOf(git, tip)) return tip;
  const parents = request === before ? [tip] : [tip, request];
  return commitTree(git, identity, tree, parents, `${message.trim()}\n\n${mergeTrailer}\n`);
}

/**
 * Files that an earlier run brought or changed and that are no longer wanted are as the base
 * has them: the requester named another notebook.
 */
function undone(
  git: Git,
  base: string,
  before: string | undefined,
  files: readonly WantedFile[],
): TreeChange[] {
  if (before === undefined) return [];
  const wanted = new Set(files.map((file) => file.path));
  const from = git.run(['merge-base', base, before]);
  return changedBy(git, from, before, 'ADM')
    .filter((path) => !wanted.has(path))
    .map((path) => ({ path, text: readFile(git, from, path) }));
}

function taken(gone: readonly string[] = []): TreeChange[] {
  return gone.map((path) => ({ path, text: undefined }));
}

/** Files that the request's own line has added to the base. */
function broughtBy(git: Git, base: string, request: string): readonly string[] {
  const from = git.run(['merge-base', base, request]);
  return changedBy(git, from, request, 'A');
}

/** Paths that differ from the one commit to the other; `filter` as git's `--diff-filter`. */
function changedBy(git: Git, from: string, to: string, filter: string): readonly string[] {
  const names = ['diff', '--name-only', `--diff-filter=${filter}`, '-z', '--no-renames', from, to];
  return git
    .run(names)
    .split('\0')
    .filter((path) => path !== '');
}

/** Where the file stood when the request last spoke: the requester may have changed the slug since. */
function pathBefore(git: Git, base: string, request: string, path: string): string {
  if (readFile(git, request, path) !== undefined) return path;
  const folder = posix.dirname(path);
  const [other, ...more] = broughtBy(git, base, request).filter(
    (it) => posix.dirname(it) === folder,
  );
  return other === undefined || more.length > 0 ? path : other;
}

function lastRequest(git: Git, tip: string, base: string): string | undefined {
  const words = ['log', '-1', '--topo-order', '--format=%H', '--fixed-strings'];
  const found = git.run([...words, `--grep=${requestTrailer}`, tip, '--not', base]);
  return found === '' ? undefined : found;
}

function treeOf(git: Git, commit: string): string {
  return git.run(['rev-parse', `${commit}^{tree}`]);
}

function commitTree(
  git: Git,
  { name, mail }: Identity,
  tree: string,
  parents: readonly string[],
  message: string,
): string {
  return git.run(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])], {
    input: message,
    env: {
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: mail,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: mail,
    },
  });
}
