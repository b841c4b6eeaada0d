import type { Person } from '../forge.ts';
import type { GitHubApi } from './api.ts';
import { askedOnce } from './asked-once.ts';

/**
 * Who belongs where and may do what. GitHub asks by login, and a login can be given up and
 * taken by somebody else; so each answer counts only once it is known that the login was
 * that account's, and is asked anew where it was not.
 */
export class People {
  readonly #api: GitHubApi;
  /** Slugs of the organisation's teams, by their number. */
  readonly #teams = askedOnce(() => this.#listTeams());

  constructor(api: GitHubApi) {
    this.#api = api;
  }

  /** `organisation`, `organisation/team`, or the number of a team of the repository's owner. */
  async belongsTo(person: Person, group: string | number): Promise<boolean> {
    const path = typeof group === 'number' ? await this.#pathOf(group) : group;
    const [org = '', slug] = (path ?? '').split('/');
    if (org === '' || slug === '') return false;
    if (slug === undefined) return this.#isInOrganisation(person, org);
    return this.#byLogin(person, (username) => this.#isInTeam(org, slug, username));
  }

  /**
   * Role `maintain` or `admin`. On GitHub `write` may press the button too, once the rules
   * hold; but programs and authors have it as well, and who may ask for another's notebook
   * must be somebody who was made a maintainer.
   */
  async mayMerge(person: Person): Promise<boolean> {
    return this.#byLogin(person, async (username) => {
      const found = await this.#api.askUnless(404, this.#doing, (octokit) =>
        octokit.rest.repos.getCollaboratorPermissionLevel({ ...this.#api.here, username }),
      );
      if (Number(found?.data.user?.id ?? 0) !== person.id) return false;
      // A role of one's own making counts as the one that it builds on.
      const { admin = false, maintain = false } = found?.data.user?.permissions ?? {};
      return admin || maintain;
    });
  }

  /** Teams hold the members of the teams below them; an invitation alone is not a membership. */
  async #isInTeam(org: string, slug: string, username: string): Promise<boolean> {
    const found = await this.#api.askUnless(404, this.#doing, (octokit) =>
      octokit.rest.teams.getMembershipForUserInOrg({ org, team_slug: slug, username }),
    );
    return found?.data.state === 'active';
  }

  async #isInOrganisation(person: Person, org: string): Promise<boolean> {
    return this.#byLogin(person, async (username) => {
      const found = await this.#api.askUnless(404, this.#doing, (octokit) =>
        octokit.rest.orgs.getMembershipForUser({ org, username }),
      );
      return found?.data.state === 'active';
    });
  }

  /** Asks by the login, then by the id whether it was the right one; false for an account that is gone. */
  async #byLogin(person: Person, ask: (login: string) => Promise<boolean>): Promise<boolean> {
    let { login } = person;
    // GitHub's stand-in for accounts that were deleted: nobody.
    if (person.id <= 0) return false;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const answer = await ask(login);
      const now = await this.#loginOf(person.id);
      if (now === undefined) return false;
      if (now.toLowerCase() === login.toLowerCase()) return answer;
      login = now;
    }
    // Renamed again and again while we asked: nobody to be trusted.
    return false;
  }

  async #loginOf(id: number): Promise<string | undefined> {
    const found = await this.#api.askUnless(404, this.#doing, (octokit) =>
      octokit.rest.users.getById({ account_id: id }),
    );
    return found?.data.login;
  }

  async #pathOf(team: number): Promise<string | undefined> {
    const slug = (await this.#teams()).get(team);
    return slug === undefined ? undefined : `${this.#api.here.owner}/${slug}`;
  }

  /** None where the owner is a person. */
  async #listTeams(): Promise<ReadonlyMap<number, string>> {
    const teams = await this.#api.askUnless(404, this.#doing, (octokit) =>
      octokit.paginate(octokit.rest.teams.list, { org: this.#api.here.owner, per_page: 100 }),
    );
    return new Map((teams ?? []).map(({ id, slug }) => [Number(id), slug]));
  }

  get #doing() {
    return {
      failed: 'whether the account belongs to the group could not be read',
      where: this.#api.place(),
    };
  }
}

// --- internal ---

const attempts = 3;
