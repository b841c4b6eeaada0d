import { exitStatus, FleetError } from '../../base/index.ts';
import { type Branches, isAmong, movedOrLost, tipsIn } from './branches.ts';
import { tokenEnvironment, tokenVariable, withoutPassword, withoutSecrets } from './credentials.ts';
import type { Git } from './git.ts';
import { commitsHere } from './history.ts';

/** Whether the clone knows a remote of that name. */
export function hasRemote(git: Git, name: string): boolean {
  return git.run(['remote']).split('\n').includes(name);
}

/** The branches of a remote, by its name or its address. */
export class RemoteBranches implements Branches {
  readonly place: string;
  readonly #git: Git;
  readonly #address: string;
  readonly #env: Readonly<Record<string, string>>;

  /** With a token, git speaks to the remote's address with it and with nothing else. */
  constructor(git: Git, remote: string, token?: string) {
    this.#git = git;
    this.place = withoutSecrets(remote);
    const address = git.run(['ls-remote', '--get-url', remote]);
    const env = token ? tokenEnvironment(token, address, process.env) : undefined;
    this.#address = env === undefined ? remote : withoutPassword(address);
    this.#env = env ?? {};
  }

  tips(names: readonly string[]): ReadonlyMap<string, string> {
    const refs = names.map((name) => `refs/heads/${name}`);
    return this.#look(refs, isAmong(names));
  }

  below(prefix: string): ReadonlyMap<string, string> {
    return this.#look([`refs/heads/${prefix}*`], (name) => name.startsWith(prefix));
  }

  move(branch: string, from: string | undefined, to: string): boolean {
    // An empty lease: it must not exist. Whoever calls has seen that `from` comes before
    // `to`, so that a lease that holds makes this a fast-forward.
    const lease = `--force-with-lease=refs/heads/${branch}:${from ?? ''}`;
    const words = ['push', '--quiet', lease, '--', this.#address, `${to}:refs/heads/${branch}`];
    return movedOrLost(this, branch, from, () => {
      try {
        this.#git.run(words, { env: this.#env });
      } catch (cause) {
        throw refused(this.place, branch, said(cause), cause);
      }
    });
  }

  /** What stands there now, with every commit fetched that is not here yet. */
  #look(patterns: readonly string[], isWanted: (name: string) => boolean) {
    for (let attempt = 1; ; attempt += 1) {
      const rows = this.#ask(['ls-remote', '--', this.#address, ...patterns]);
      const tips = tipsIn(rows, isWanted);
      const here = commitsHere(this.#git, [...tips.values()]);
      const absent = [...tips].filter(([, id]) => !here.has(id));
      if (absent.length === 0) return tips;
      // Moved between the two questions, again and again.
      if (attempt === attempts) throw restless(this.place);
      const missing = absent.map(([name]) => `refs/heads/${name}`);
      this.#ask([...fetch, '--', this.#address, ...missing]);
    }
  }

  #ask(words: readonly string[]): string {
    try {
      return this.#git.run(words, { env: this.#env });
    } catch (cause) {
      throw unreachable(this.place, said(cause), cause);
    }
  }
}

// --- internal ---

const attempts = 3;

/** Nothing but the commits: no reference of the clone changes. */
const fetch = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--refmap='];

function said(cause: unknown): string {
  if (!(cause instanceof FleetError) || cause.code !== 'GIT_FAILED') throw cause;
  return withoutSecrets(cause.what);
}

function unreachable(place: string, what: string, cause: unknown): FleetError {
  return new FleetError({
    code: 'REMOTE_UNREACHABLE',
    what,
    where: place,
    fix: `See whether it answers and whether the token in ${tokenVariable}, if any, may read it.`,
    exit: exitStatus.impossible,
    cause,
  });
}

function refused(place: string, branch: string, what: string, cause: unknown): FleetError {
  return new FleetError({
    code: 'REMOTE_REFUSED',
    what: `${branch} was not moved. ${what}`,
    where: place,
    fix: `Whoever pushes needs the right to: the token in ${tokenVariable}, and the protection of ${branch} (docs/how-to/protect-live.md).`,
    exit: exitStatus.impossible,
    cause,
  });
}

function restless(place: string): FleetError {
  return new FleetError({
    code: 'REMOTE_RESTLESS',
    what: 'Its branches moved each time they were read.',
    where: place,
    fix: 'Run it again.',
    exit: exitStatus.impossible,
  });
}
