import { showUnseen } from '../../lib/base/encode/index.ts';
import { exitStatus, FleetError } from '../../lib/base/index.ts';
import {
  type Branches,
  type CommitLine,
  commitsMissing,
  type Git,
  isAncestor,
  isShallow,
  parting,
  workTreeDifferences,
} from '../../lib/forge/index.ts';
import type { TreeCheck } from './deliver-checks.ts';

/** What is delivered, and from where to where. */
export interface DeliverContext {
  readonly git: Git;
  readonly branches: Branches;
  /** The commit that is checked, and that alone `live` is moved to: a full id. */
  readonly commit: string;
  /** Branch that pull requests are merged to. */
  readonly main: string;
  /** Branch that Argo CD follows. */
  readonly live: string;
  /** Looks at the work tree, which holds the commit. */
  readonly check: () => Promise<readonly TreeCheck[]>;
}

/**
 * How it ended. `superseded`: the main branch has moved on, so nothing was delivered and
 * nothing is wrong; the run of the newer commit delivers both. `refused`: a check failed.
 */
export interface Delivery {
  readonly step: 'delivered' | 'unchanged' | 'superseded' | 'refused';
  readonly commit: string;
  /** Where the main branch was last seen. */
  readonly head: string;
  /** Where `live` was last seen before this run moved it; null if there was none. */
  readonly before: string | null;
  /** Where it was left. */
  readonly after: string | null;
  /** Empty when it was superseded before it looked. */
  readonly checks: readonly TreeCheck[];
}

/**
 * Checks the merged tree, then moves `live` to exactly this commit: forward only, and
 * only from where it was seen. The move is the one thing that this does to the world, so
 * it may be killed anywhere and run again.
 *
 * @throws {FleetError} `LIVE_MOVED` when `live` holds what the main branch does not,
 * `NOT_ON_MAIN`, `NO_MAIN`, `WORK_TREE_DIFFERS`, `CLONE_SHALLOW`, `REMOTE_…`.
 */
export async function deliver(context: DeliverContext): Promise<Delivery> {
  assertWhole(context.git);
  assertWorkTree(context);
  const first = stand(context);
  if (first.superseded) return ended('superseded', context, first, []);
  const checks = await context.check();
  // What was looked at is still what is delivered.
  assertWorkTree(context);
  if (checks.some(({ problems }) => problems.length > 0)) {
    return ended('refused', context, first, checks);
  }
  return move(context, checks);
}

// --- internal ---

interface Stand {
  readonly head: string;
  readonly live: string | undefined;
  /** Whether the commit is no longer the head of the main branch. */
  readonly superseded: boolean;
}

/** Times that another run may come first before this one gives up. */
const attempts = 3;

function move(context: DeliverContext, checks: readonly TreeCheck[]): Delivery {
  const { branches, commit, live } = context;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    // Read again each time: minutes may have passed.
    const now = stand(context);
    if (now.superseded) return ended('superseded', context, now, checks);
    if (now.live === commit) return ended('unchanged', context, now, checks);
    if (branches.move(live, now.live, commit)) {
      return { ...ended('delivered', context, now, checks), after: commit };
    }
  }
  throw new FleetError({
    code: 'LIVE_RESTLESS',
    what: `${live} was moved by somebody else ${attempts} times while this run tried to.`,
    where: branches.place,
    fix: 'Only one run at a time should deliver (docs/how-to/protect-live.md). Run it again.',
    exit: exitStatus.impossible,
  });
}

function ended(
  step: Delivery['step'],
  { commit }: DeliverContext,
  { head, live }: Stand,
  checks: readonly TreeCheck[],
): Delivery {
  return { step, commit, head, before: live ?? null, after: live ?? null, checks };
}

/** How the two branches stand to the commit and to each other, if that is as it should be. */
function stand({ git, branches, commit, main, live: name }: DeliverContext): Stand {
  const tips = branches.tips([main, name]);
  const head = tips.get(main);
  if (head === undefined) throw noMain(branches.place, main);
  const live = tips.get(name);
  if (live !== undefined && !isAncestor(git, live, head)) {
    throw strangers(
      { place: branches.place, main, name, live, base: parting(git, live, head) },
      commitsMissing(git, live, head, most + 1),
    );
  }
  if (head === commit) return { head, live, superseded: false };
  if (isAncestor(git, commit, head)) return { head, live, superseded: true };
  throw notOnMain(branches.place, main, commit);
}

function assertWhole(git: Git): void {
  if (!isShallow(git)) return;
  throw new FleetError({
    code: 'CLONE_SHALLOW',
    what: 'The clone is shallow, so it cannot be said what came before what.',
    where: git.folder,
    fix: 'Clone it whole: fetch-depth: 0 on GitHub, GIT_DEPTH: 0 on GitLab, git fetch --unshallow here.',
    exit: exitStatus.impossible,
  });
}

function assertWorkTree({ git, commit }: DeliverContext): void {
  const differences = workTreeDifferences(git, commit, ['instances', 'dist']);
  if (differences.length === 0) return;
  const more = differences.length > most ? [`and ${differences.length - most} more`] : [];
  const lines = [...differences.slice(0, most).map(showUnseen), ...more];
  throw new FleetError({
    code: 'WORK_TREE_DIFFERS',
    what: `The work tree is not what commit ${short(commit)} holds, so checking it would prove nothing.\n  ${lines.join('\n  ')}\n`,
    where: git.folder,
    fix: `Commit, stash or remove that, or check the commit out: git checkout ${short(commit)}.`,
    exit: exitStatus.impossible,
  });
}

/** Files or commits that one message names. */
const most = 10;

interface Strange {
  readonly place: string;
  readonly main: string;
  readonly name: string;
  readonly live: string;
  readonly base: string | undefined;
}

/** Only CI moves `live`: whoever did is named, and both ways out. */
function strangers(
  { place, main, name, live, base }: Strange,
  commits: readonly CommitLine[],
): FleetError {
  const told = commits
    .slice(0, most)
    .map(({ id, on, author, subject }) => `${id} ${on} ${author}: ${subject}`);
  const more = commits.length > most ? ['and older ones'] : [];
  const lines = [...told, ...more].map((line) => showUnseen(line));
  const back =
    base === undefined
      ? `${name} has nothing in common with ${main}: let an administrator delete it, and run this again`
      : `let an administrator put ${name} back: git push --force-with-lease=${name}:${short(live)} ${place} ${short(base)}:refs/heads/${name}`;
  return new FleetError({
    code: 'LIVE_MOVED',
    what: `${name} holds commits that ${main} does not: somebody else moved it, or ${main} was rewritten. Nothing was delivered.\n  ${lines.join('\n  ')}\n`,
    where: place,
    fix: `Bring them into ${main} by a pull request, or ${back}. The forge’s own log says who pushed; see docs/how-to/protect-live.md.`,
  });
}

function notOnMain(place: string, main: string, commit: string): FleetError {
  return new FleetError({
    code: 'NOT_ON_MAIN',
    what: `Commit ${short(commit)} is no part of ${main}: only what is merged is delivered.`,
    where: place,
    fix: `Merge it by a pull request. If ${main} was rewritten, deliver its head.`,
  });
}

function noMain(place: string, main: string): FleetError {
  return new FleetError({
    code: 'NO_MAIN',
    what: `There is no branch ${main}.`,
    where: place,
    fix: 'Name the branch that is merged to with --branch, the remote with --remote.',
    exit: exitStatus.impossible,
  });
}

function short(id: string): string {
  return id.slice(0, 12);
}
