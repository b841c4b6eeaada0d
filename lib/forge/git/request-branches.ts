import { exitStatus, FleetError } from '../../base/index.ts';
import type { BranchChange, BranchOutcome, SettledFile, WantedFile } from '../forge.ts';
import { commitFor, type Standing, settle } from './branch.ts';
import type { Branches } from './branches.ts';
import type { Git, Identity } from './git.ts';
import { commitsWith } from './tree.ts';

/**
 * The branches of requests, in the clone itself or on a remote: the half of every forge
 * that is git. Commits are built here and are the same bytes on every forge; only the last
 * step, by which a branch moves, is another. Nothing is remembered between two calls: each
 * looks at the branches as they are then.
 */
export class RequestBranches {
  readonly git: Git;
  readonly #identity: Identity;
  readonly #branches: Branches;

  /** `branches`: `LocalBranches` of the clone, or `RemoteBranches`, to which commits are pushed. */
  constructor(git: Git, identity: Identity, branches: Branches) {
    this.git = git;
    this.#identity = identity;
    this.#branches = branches;
  }

  /** See `Forge.branchTip`. */
  async branchTip(branch: string): Promise<string | undefined> {
    return this.#branches.tips([branch]).get(branch);
  }

  /** See `Forge.findBranch`. */
  async findBranch(prefix: string): Promise<string | undefined> {
    const [first] = this.#branches.below(prefix).keys();
    return first;
  }

  /** See `Forge.branchesWith`. */
  async branchesWith(prefix: string, path: string): Promise<readonly string[]> {
    const tips = this.#branches.below(prefix);
    const holders = commitsWith(this.git, [...tips.values()], path);
    return [...tips].filter(([, commit]) => holders.has(commit)).map(([branch]) => branch);
  }

  /** See `Forge.settleFile`. */
  async settleFile(branch: string, base: string, file: WantedFile): Promise<SettledFile> {
    return settle(this.git, this.#standing(branch, base), file);
  }

  /**
   * See `Forge.ensureBranch`. Whoever loses the race for the branch looks again, once.
   *
   * @throws {FleetError} `BRANCH_MOVED` when a maintainer has changed since what was
   * settled, or the branch moves at every try: settle again, then call again.
   */
  async ensureBranch(change: BranchChange): Promise<BranchOutcome> {
    const { branch, base } = change;
    for (let attempt = 1; ; attempt += 1) {
      const standing = this.#standing(branch, base);
      if (!isSettled(this.git, standing, change)) throw moved(branch, this.#branches.place);
      const commit = commitFor(this.git, this.#identity, standing, change);
      const { tip } = standing;
      if (commit === tip) return { outcome: 'unchanged', commit };
      if (this.#branches.move(branch, tip, commit)) {
        return { outcome: tip === undefined ? 'created' : 'updated', commit };
      }
      if (attempt === attempts) throw moved(branch, this.#branches.place);
    }
  }

  #standing(branch: string, base: string): Standing {
    const tips = this.#branches.tips([branch, base]);
    const start = tips.get(base);
    if (start === undefined) throw noBase(base, this.#branches.place);
    return { tip: tips.get(branch), base: start };
  }
}

// --- internal ---

const attempts = 2;

/** Whether what was settled before is still what the request and the branch say together. */
function isSettled(git: Git, standing: Standing, { files, request }: BranchChange): boolean {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return request.every((file) => {
    const text = texts.get(file.path);
    return text === undefined || settle(git, standing, file).text === text;
  });
}

function moved(branch: string, where: string): FleetError {
  return new FleetError({
    code: 'BRANCH_MOVED',
    what: `${branch} was moved by somebody else at the same time; nothing was written to it.`,
    where,
    fix: 'Run it again.',
    exit: exitStatus.impossible,
  });
}

function noBase(base: string, where: string): FleetError {
  return new FleetError({
    code: 'NO_BASE',
    what: `There is no branch ${base}.`,
    where,
    fix: 'Name the branch that requests are merged to.',
    exit: exitStatus.impossible,
  });
}
