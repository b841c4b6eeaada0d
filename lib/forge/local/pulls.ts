import type { CommitStatus, Outcome, PullRequest, Remark, WantedPullRequest } from '../forge.ts';
import { tipOf } from '../git/branch.ts';
import type { Git } from '../git/git.ts';
import { type Comments, withComment } from './comments.ts';
import { missing } from './missing.ts';
import type { Store, StoredPull } from './store.ts';

/** The pull requests of the local forge, their approvals, and the statuses of their commits. */
export class Pulls {
  readonly #store: Store;
  readonly #git: Git;

  constructor(store: Store, git: Git) {
    this.#store = store;
    this.#git = git;
  }

  /** All of them, by number. */
  list(): readonly PullRequest[] {
    return this.#store.list('pulls').map((pull) => this.#shown(pull));
  }

  read(number: number): PullRequest {
    return this.#shown(this.#stored(number));
  }

  /** The open one of a branch of this repository. */
  find(branch: string): PullRequest | undefined {
    const found = this.#open(branch);
    return found === undefined ? undefined : this.#shown(found);
  }

  comments(number: number): Comments {
    return this.#stored(number).comments;
  }

  remarks(number: number): readonly Remark[] {
    return this.#stored(number).remarks ?? [];
  }

  /** Plays somebody who writes under the pull request. */
  remark(number: number, remark: Remark): void {
    this.#store.locked(() => {
      const pull = this.#stored(number);
      this.#store.write('pulls', { ...pull, remarks: [...(pull.remarks ?? []), remark] });
    });
  }

  upsertComment(number: number, marker: string, body: string): Outcome {
    return this.#store.locked(() => {
      const pull = this.#stored(number);
      const { comments, outcome } = withComment(pull.comments, marker, body);
      if (outcome !== 'unchanged') this.#store.write('pulls', { ...pull, comments });
      return outcome;
    });
  }

  ensure(wanted: WantedPullRequest): PullRequest & { readonly outcome: Outcome } {
    return this.#store.locked(() => {
      const old = this.#open(wanted.branch) ?? this.#closed(wanted.branch);
      if (old === undefined) return { ...this.#write(wanted, {}), outcome: 'created' };
      const { state, title, body, base } = old;
      const isSame = title === wanted.title && body === wanted.body && base === wanted.base;
      if (state === 'open' && isSame) {
        return { ...this.#shown(old), outcome: 'unchanged' };
      }
      const pull = { ...old, ...wanted, state: 'open' as const };
      this.#store.write('pulls', pull);
      return { ...this.#shown(pull), outcome: 'updated' };
    });
  }

  /** Plays the outsider, who offers a commit of their own repository. */
  offer(login: string, wanted: WantedPullRequest, commit: string): PullRequest {
    const branch = `${login}:${wanted.branch}`;
    return this.#store.locked(() => this.#write({ ...wanted, branch }, { fork: commit }));
  }

  close(branch: string, why: string): Outcome {
    return this.#store.locked(() => {
      const open = this.#open(branch);
      if (open === undefined) return 'unchanged';
      const comments = [...open.comments, { marker: 'closed', body: why }];
      this.#store.write('pulls', { ...open, state: 'closed', comments });
      return 'updated';
    });
  }

  markMerged(number: number): void {
    this.#store.locked(() => {
      this.#store.write('pulls', { ...this.#stored(number), state: 'merged' });
    });
  }

  /** Plays the maintainer who approves what the branch is now. */
  approve(number: number, login: string): void {
    this.#store.locked(() => {
      const pull = this.#stored(number);
      const approval = { login, commit: this.#shown(pull).head };
      this.#store.write('pulls', { ...pull, approvals: [...(pull.approvals ?? []), approval] });
    });
  }

  /** Logins of those whose approval stands. */
  approvals(number: number): readonly string[] {
    return (this.#stored(number).approvals ?? []).map(({ login }) => login);
  }

  dismiss(number: number, why: string): Outcome {
    return this.#store.locked(() => {
      const pull = this.#stored(number);
      const { head } = this.#shown(pull);
      const { approvals: given = [] } = pull;
      const approvals = given.filter(({ commit }) => commit === head);
      if (approvals.length === given.length) return 'unchanged';
      const comments = [...pull.comments, { marker: 'dismissed', body: why }];
      this.#store.write('pulls', { ...pull, approvals, comments });
      return 'updated';
    });
  }

  /** The newest statuses of a commit. */
  statuses(commit: string): readonly CommitStatus[] {
    return this.#store
      .list('statuses')
      .filter((status) => status.commit === commit)
      .map(({ number: _, ...status }) => status);
  }

  setStatus(wanted: CommitStatus): Outcome {
    return this.#store.locked(() => {
      const statuses = this.#store.list('statuses');
      const old = statuses.find((one) => one.commit === wanted.commit && one.name === wanted.name);
      if (old?.state === wanted.state && old.description === wanted.description) return 'unchanged';
      const number = old?.number ?? statuses.length + 1;
      this.#store.write('statuses', { number, ...wanted });
      return old === undefined ? 'created' : 'updated';
    });
  }

  #write(wanted: WantedPullRequest, from: Pick<StoredPull, 'fork'>): PullRequest {
    const number = (this.#store.list('pulls').at(-1)?.number ?? 0) + 1;
    const pull: StoredPull = { number, ...wanted, ...from, state: 'open', comments: [] };
    this.#store.write('pulls', pull);
    return this.#shown(pull);
  }

  #open(branch: string): StoredPull | undefined {
    const pulls = this.#store.list('pulls');
    return pulls.find((pull) => pull.branch === branch && pull.state === 'open');
  }

  /** The newest that was closed, to be opened again. */
  #closed(branch: string): StoredPull | undefined {
    const pulls = this.#store.list('pulls');
    return pulls.findLast((pull) => pull.branch === branch && pull.state === 'closed');
  }

  /** Without what only this forge keeps; a branch that is gone had no other commit to name. */
  #shown({ comments: _, approvals: __, remarks: ___, fork, ...pull }: StoredPull): PullRequest {
    const head = fork ?? tipOf(this.#git, pull.branch) ?? '';
    return { ...pull, head, isFork: fork !== undefined };
  }

  #stored(number: number): StoredPull {
    return this.#store.read('pulls', number) ?? missing('FORGE_NO_PULL', 'pull request', number);
  }
}
