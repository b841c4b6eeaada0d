import { exitStatus, FleetError } from '../../base/index.ts';
import type { Outcome, PullRequest, WantedPullRequest } from '../forge.ts';
import { isSameText } from '../marker.ts';
import type { OwnAccount } from './account.ts';
import { type GitHubApi, once } from './api.ts';
import type { Comments } from './comments.ts';
import { assertFits } from './lengths.ts';
import { isOwnBranch, personOf, pullOf } from './mapping.ts';

/** Pull requests of branches of this repository. What a fork offers is read, never found. */
export class Pulls {
  readonly #api: GitHubApi;
  readonly #own: OwnAccount;
  readonly #comments: Comments;
  /** Opened by this run: GitHub's lists may not show them yet. By branch. */
  readonly #made = new Map<string, number>();

  constructor(api: GitHubApi, own: OwnAccount, comments: Comments) {
    this.#api = api;
    this.#own = own;
    this.#comments = comments;
  }

  async read(number: number): Promise<PullRequest> {
    const failed = `pull request ${number} could not be read`;
    const absent = { code: 'FORGE_NO_PULL', what: `There is no pull request ${number}.` };
    const where = this.#api.place(number);
    const { data } = await this.#api.ask({ failed, where, absent }, (octokit) =>
      octokit.rest.pulls.get({ ...this.#api.here, pull_number: number }),
    );
    return pullOf(data);
  }

  async find(branch: string): Promise<PullRequest | undefined> {
    const [found] = await this.#list(branch, 'open');
    if (found !== undefined) return pullOf(found);
    const made = this.#made.get(branch);
    const pull = made === undefined ? undefined : await this.read(made);
    return pull?.state === 'open' ? pull : undefined;
  }

  /** One of ours that was closed is opened again: what was said of it stays in one place. */
  async ensure(wanted: WantedPullRequest): Promise<PullRequest & { readonly outcome: Outcome }> {
    const { branch, base, title, body } = wanted;
    assertFits('body', body, this.#api.place());
    assertFits('title', title, this.#api.place());
    const open = await this.find(branch);
    const old = open ?? (await this.#reopened(branch));
    if (old === undefined) return { ...(await this.#open(wanted)), outcome: 'created' };
    if (old.title === title && old.base === base && isSameText(old.body, body)) {
      return { ...old, outcome: open === undefined ? 'updated' : 'unchanged' };
    }
    const change = { title, body, ...(old.base === base ? {} : { base }) };
    return { ...(await this.#change(old.number, change)), outcome: 'updated' };
  }

  /** Says why first, so that one that is closed has been told. */
  async close(branch: string, why: string): Promise<Outcome> {
    const open = await this.find(branch);
    if (open === undefined) return 'unchanged';
    await this.#comments.upsert({ on: 'pull', number: open.number }, 'closed', why);
    await this.#change(open.number, { state: 'closed' });
    return 'updated';
  }

  async #change(number: number, to: Change): Promise<PullRequest> {
    const failed = `pull request ${number} could not be changed`;
    const { data } = await this.#api.ask({ failed, where: this.#api.place(number) }, (octokit) =>
      octokit.rest.pulls.update({ ...this.#api.here, pull_number: number, ...to }),
    );
    return pullOf(data);
  }

  /** The newest of ours that was closed without being merged, open again; undefined where GitHub refuses. */
  async #reopened(branch: string): Promise<PullRequest | undefined> {
    const closed = (await this.#list(branch, 'closed')).filter((row) => row.merged_at === null);
    if (closed.length === 0) return undefined;
    const own = await this.#own.read();
    const last = closed.findLast((row) => personOf(row.user).id === own.id);
    if (last === undefined) return undefined;
    try {
      return await this.#change(last.number, { state: 'open' });
    } catch (error) {
      // The branch was made anew since: it cannot be the same pull request.
      if (error instanceof FleetError && error.code === 'FORGE_REFUSED') return undefined;
      throw error;
    }
  }

  /** Of this repository's own branch, the oldest first. */
  async #list(branch: string, state: 'open' | 'closed') {
    const failed = `the pull request of ${branch} could not be found`;
    const rows = await this.#api.ask({ failed, where: this.#api.place() }, (octokit) =>
      octokit.paginate(octokit.rest.pulls.list, {
        ...{ ...this.#api.here, head: `${this.#api.here.owner}:${branch}`, state },
        ...{ sort: 'created' as const, direction: 'asc' as const, per_page: 100 },
      }),
    );
    return rows.filter((row) => row.head.ref === branch && isOwnBranch(row));
  }

  async #open({ branch, base, title, body }: WantedPullRequest): Promise<PullRequest> {
    const doing = {
      failed: `the pull request of ${branch} could not be opened`,
      where: this.#api.place(),
    };
    const wanted = { ...this.#api.here, head: branch, base, title, body };
    const pull = await this.#api
      .create(
        doing,
        async (octokit) => {
          const { data } = await octokit.rest.pulls.create({ ...wanted, ...once });
          return pullOf(data);
        },
        () => this.find(branch),
      )
      .catch(async (error: unknown) => this.#afterRefusal(error, branch, doing.where));
    this.#made.set(branch, pull.number);
    return pull;
  }

  /** GitHub allows one a branch: refused, because another run was quicker, or its list lags behind. */
  async #afterRefusal(error: unknown, branch: string, where: string): Promise<PullRequest> {
    if (!(error instanceof FleetError) || error.code !== 'FORGE_REFUSED') throw error;
    if (/No commits between/i.test(error.what)) throw nothingNew(branch, where);
    if (!/already exists/i.test(error.what)) throw error;
    for (const seconds of [0, 1, 4, 9]) {
      if (!(await this.#api.pause(seconds))) throw error;
      const found = await this.find(branch);
      if (found !== undefined) return found;
    }
    throw error;
  }
}

// --- internal ---

interface Change {
  readonly title?: string;
  readonly body?: string;
  readonly base?: string;
  readonly state?: 'open' | 'closed';
}

function nothingNew(branch: string, where: string): FleetError {
  return new FleetError({
    code: 'FORGE_NOTHING_NEW',
    what: `${branch} holds nothing that its base does not have, so it cannot be a pull request.`,
    where,
    fix: 'Was it merged meanwhile? Then nothing is left to do.',
    exit: exitStatus.impossible,
  });
}
