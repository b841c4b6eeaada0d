import type { Outcome } from '../forge.ts';
import type { GitHubApi } from './api.ts';
import { assertFits } from './lengths.ts';

/** What takes back an approval that was given to an older state of the branch. */
export class Reviews {
  readonly #api: GitHubApi;

  constructor(api: GitHubApi) {
    this.#api = api;
  }

  /** `head`: the commit that the branch points to now, as git has it. */
  async dismissBefore(number: number, head: string, why: string): Promise<Outcome> {
    const where = this.#api.place(number);
    assertFits('body', why, where);
    const absent = { code: 'FORGE_NO_PULL', what: `There is no pull request ${number}.` };
    const failed = `the approvals of pull request ${number} could not be read`;
    const pull = { ...this.#api.here, pull_number: number };
    const reviews = await this.#api.ask({ failed, where, absent }, (octokit) =>
      octokit.paginate(octokit.rest.pulls.listReviews, { ...pull, per_page: 100 }),
    );
    const old = reviews.filter((one) => one.state === 'APPROVED' && one.commit_id !== head);
    for (const { id } of old) {
      const undone = `an approval of pull request ${number} could not be taken back`;
      // 422: it was taken back meanwhile, or its author has reviewed again since.
      await this.#api.askUnless(422, { failed: undone, where }, (octokit) =>
        octokit.rest.pulls.dismissReview({ ...pull, review_id: Number(id), message: why }),
      );
    }
    return old.length === 0 ? 'unchanged' : 'updated';
  }
}
