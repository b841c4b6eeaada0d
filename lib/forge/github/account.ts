import type { Person } from '../forge.ts';
import type { GitHubApi } from './api.ts';
import { askedOnce } from './asked-once.ts';
import { personOf } from './mapping.ts';

/**
 * The account that this run writes as. Only what it has written counts as ours: markers
 * can be copied, accounts cannot.
 */
export class OwnAccount {
  readonly #api: GitHubApi;
  /** Asked once a run, and only where something bears a marker of ours. */
  readonly read = askedOnce(() => this.#find());

  constructor(api: GitHubApi) {
    this.#api = api;
  }

  async #find(): Promise<Person> {
    if (this.#api.settings.credentials.kind === 'app') {
      const app = await this.#api.ask(this.#doing, (octokit) =>
        octokit.rest.apps.getAuthenticated(),
      );
      return this.#named(`${app.data?.slug}[bot]`);
    }
    const { login } = this.#api.settings;
    if (login !== undefined) return this.#named(login);
    const found = await this.#api.askUnless(403, this.#doing, (octokit) =>
      octokit.rest.users.getAuthenticated(),
    );
    // An installation token is no user: without further word it is the workflow's own.
    return found === undefined ? this.#named('github-actions[bot]') : personOf(found.data);
  }

  async #named(username: string): Promise<Person> {
    const { data } = await this.#api.ask(this.#doing, (octokit) =>
      octokit.rest.users.getByUsername({ username }),
    );
    return personOf(data);
  }

  get #doing() {
    return { failed: 'the own account could not be read', where: this.#api.place() };
  }
}
