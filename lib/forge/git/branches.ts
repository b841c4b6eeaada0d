import { assertNotCheckedOut } from './checked-out.ts';
import type { Git } from './git.ts';

/**
 * Branches that several may move at once. They are read as they are now, and moved by
 * comparing first: whoever saw an older state loses instead of overwriting.
 */
export interface Branches {
  /** As a message names the place: `origin`. */
  readonly place: string;

  /** Commits that these branches point to; those that do not exist are left out. All commits are here. */
  tips(names: readonly string[]): ReadonlyMap<string, string>;

  /** The same of all branches whose name begins so, by name. */
  below(prefix: string): ReadonlyMap<string, string>;

  /**
   * Moves a branch that stands at `from` (undefined: that does not exist). False when
   * it no longer does, and nothing was moved by this call for all that can be known.
   *
   * @throws {FleetError} when it still stands there and may not be moved.
   */
  move(branch: string, from: string | undefined, to: string): boolean;
}

/** The branches of the clone itself, where there is nobody to push to. */
export class LocalBranches implements Branches {
  readonly place = 'this clone';
  readonly #git: Git;

  constructor(git: Git) {
    this.#git = git;
  }

  tips(names: readonly string[]): ReadonlyMap<string, string> {
    const refs = names.map((name) => `refs/heads/${name}`);
    return tipsIn(this.#git.run([...list, ...refs]), isAmong(names));
  }

  below(prefix: string): ReadonlyMap<string, string> {
    return tipsIn(this.#git.run([...list, 'refs/heads/']), (name) => name.startsWith(prefix));
  }

  move(branch: string, from: string | undefined, to: string): boolean {
    assertNotCheckedOut(this.#git, branch);
    // An empty old value: it must not exist.
    const words = ['update-ref', '-m', 'fleet', `refs/heads/${branch}`, to, from ?? ''];
    return movedOrLost(this, branch, from, () => this.#git.run(words));
  }
}

/** Rows `id, tab, reference` → branch → id, of the branches that are wanted alone. */
export function tipsIn(rows: string, isWanted: (name: string) => boolean): Map<string, string> {
  const pairs = rows.split('\n').flatMap((row): [string, string][] => {
    const [id = '', reference = ''] = row.split('\t');
    const name = /^refs\/heads\/(?<name>.+)$/s.exec(reference)?.groups?.['name'];
    return name === undefined || !isWanted(name) ? [] : [[name, id]];
  });
  return new Map(pairs);
}

/** Only these names: `git ls-remote` takes a name for the end of one. */
export function isAmong(names: readonly string[]): (name: string) => boolean {
  const wanted = new Set(names);
  return (name) => wanted.has(name);
}

/** Whether it moved; when it failed, only another state of the branch counts as having lost. */
export function movedOrLost(
  branches: Branches,
  branch: string,
  from: string | undefined,
  act: () => void,
): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (branches.tips([branch]).get(branch) !== from) return false;
    throw error;
  }
}

// --- internal ---

const list = ['for-each-ref', '--format=%(objectname)%09%(refname)'];
