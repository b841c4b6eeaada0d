import { posix } from 'node:path';
import type { BranchChange, BranchOutcome, SettledFile, WantedFile } from '../forge.ts';
import { assertNotCheckedOut } from './checked-out.ts';
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

/**
 * Puts files on a branch without a work tree: a private index, trees, commits, one
 * move of the reference. Killed anywhere before the last, nothing is seen but objects
 * that nobody names; git collects them.
 */
export function commitToBranch(git: Git, identity: Identity, change: BranchChange): BranchOutcome {
  const { branch, base } = change;
  const tip = tipOf(git, branch);
  const before = tip && lastRequest(git, branch, base);
  const request = requestCommit(git, identity, change, before);
  const commit =
    tip === undefined || tip === before
      ? request
      : mergeCommit(git, identity, change, tip, before, request);
  if (commit === tip) return { outcome: 'unchanged', commit };
  assertNotCheckedOut(git, branch);
  // The old value (empty: it must not exist) makes a concurrent run lose instead of overwriting.
  git.run(['update-ref', `refs/heads/${branch}`, commit, tip ?? '']);
  return { outcome: tip === undefined ? 'created' : 'updated', commit };
}

/** What the file should say: see `Forge.settleFile`. */
export function settle(git: Git, branch: string, base: string, file: WantedFile): SettledFile {
  const tip = tipOf(git, branch);
  const request = tip && lastRequest(git, branch, base);
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

/** The commit that the branch points to, or undefined. */
export function tipOf(git: Git, branch: string): string | undefined {
  return git.ask(['rev-parse', '--verify', '--quiet', `refs/heads/${branch}^{commit}`]);
}

// --- internal ---

/** The commit of the request's own line that says what the request says now. */
function requestCommit(
  git: Git,
  identity: Identity,
  { base, files, gone, request, message }: BranchChange,
  before: string | undefined,
): string {
  const start = before ?? git.run(['rev-parse', '--verify', `refs/heads/${base}^{commit}`]);
  const changes = [...undone(git, base, before, files), ...taken(gone), ...files, ...request];
  const tree = treeWith(git, start, changes);
  if (before !== undefined && tree === treeOf(git, before)) return before;
  return commitTree(git, identity, tree, [start], `${message.trim()}\n\n${requestTrailer}\n`);
}

/** The branch with maintainers' commits and the request's new word together. */
function mergeCommit(
  git: Git,
  identity: Identity,
  { base, files, gone, message }: BranchChange,
  tip: string,
  before: string | undefined,
  request: string,
): string {
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
  const from = git.run(['merge-base', `refs/heads/${base}`, before]);
  return changedBy(git, from, before, 'ADM')
    .filter((path) => !wanted.has(path))
    .map((path) => ({ path, text: readFile(git, from, path) }));
}

function taken(gone: readonly string[] = []): TreeChange[] {
  return gone.map((path) => ({ path, text: undefined }));
}

/** Files that the request's own line has added to the base. */
function broughtBy(git: Git, base: string, request: string): readonly string[] {
  const from = git.run(['merge-base', `refs/heads/${base}`, request]);
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

function lastRequest(git: Git, branch: string, base: string): string | undefined {
  const found = git.run([
    'log',
    '-1',
    '--topo-order',
    '--format=%H',
    '--fixed-strings',
    `--grep=${requestTrailer}`,
    `refs/heads/${branch}`,
    '--not',
    `refs/heads/${base}`,
  ]);
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
