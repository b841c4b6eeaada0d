import type { CommitStatus, Outcome } from '../forge.ts';
import type { OwnAccount } from './account.ts';
import type { GitHubApi } from './api.ts';
import { assertFits } from './lengths.ts';
import { personOf } from './mapping.ts';

/** Statuses of commits. Whoever may push may set one of any name: only our own counts as said. */
export class Statuses {
  readonly #api: GitHubApi;
  readonly #own: OwnAccount;

  constructor(api: GitHubApi, own: OwnAccount) {
    this.#api = api;
    this.#own = own;
  }

  async set({ commit, name, state, description }: CommitStatus): Promise<Outcome> {
    const doing = { failed: `the status ${name} could not be set`, where: this.#api.place() };
    assertFits('description', description, `${this.#api.place()}@${commit}`);
    const newest = await this.#newest(commit, name);
    const isSaid = newest?.state === state && newest.description === description;
    if (isSaid && personOf(newest.creator).id === (await this.#own.read()).id) return 'unchanged';
    await this.#api.ask(doing, (octokit) =>
      octokit.rest.repos.createCommitStatus({
        ...{ ...this.#api.here, sha: commit, context: name, state, description },
      }),
    );
    return newest === undefined ? 'created' : 'updated';
  }

  /** GitHub lists the newest first. */
  async #newest(commit: string, name: string) {
    const failed = `the statuses of ${commit} could not be read`;
    return this.#api.ask({ failed, where: this.#api.place() }, async (octokit) => {
      const pages = octokit.paginate.iterator(octokit.rest.repos.listCommitStatusesForRef, {
        ...{ ...this.#api.here, ref: commit, per_page: 100 },
      });
      for await (const { data } of pages) {
        const found = data.find((status) => status.context === name);
        if (found !== undefined) return found;
      }
      return undefined;
    });
  }
}
