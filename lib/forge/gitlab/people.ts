import type { Person } from '../forge.ts';
import { type AuthorAnswer, account, member } from './answers.ts';
import type { GitLabApi } from './api.ts';
import { isNotFound } from './failure.ts';

/** GitLab's numbers for roles (Members API). */
const guest = 10;
const maintainer = 40;

/** Logins that GitLab gives to the accounts of access tokens, and keeps for them. */
const tokenAccount = /^(?:project|group)_[0-9]+_bot(?:_[0-9a-f]+|[0-9]*)$/;

/** The accounts of GitLab, by their ids; what was asked once in a run is not asked again. */
export class People {
  readonly #api: GitLabApi;
  #self: Promise<Person> | undefined;
  readonly #known = new Map<number, Promise<Person>>();

  constructor(api: GitLabApi) {
    this.#api = api;
  }

  /** The account that the token speaks for. */
  self(): Promise<Person> {
    this.#self ??= this.#api
      .ask((gitlab) => gitlab.Users.showCurrentUser(), account)
      .then(({ id, username, bot = false }) => ({ id, login: username, isBot: bot }));
    return this.#self;
  }

  /** Who wrote something, with what the answer itself does not say: whether it is a program. */
  async named(author: AuthorAnswer): Promise<Person> {
    const self = await this.self();
    if (author.id === self.id) return { ...self, isBot: true };
    const known = this.#known.get(author.id) ?? this.#ask(author);
    this.#known.set(author.id, known);
    return known;
  }

  /**
   * Whether the account is in the group, directly or through a group above it. Who only has
   * "minimal access" sees nothing of the group and is not in it.
   */
  async belongsTo({ id }: Person, group: string | number): Promise<boolean> {
    const role = await this.#role((gitlab) =>
      gitlab.GroupMembers.show(group, id, { includeInherited: true }),
    );
    return role >= guest;
  }

  async mayMerge({ id }: Person): Promise<boolean> {
    const { project } = this.#api;
    const role = await this.#role((gitlab) =>
      gitlab.ProjectMembers.show(project, id, { includeInherited: true }),
    );
    return role >= maintainer;
  }

  /** 0: none, or no longer active. */
  async #role(ask: Parameters<GitLabApi['ask']>[0]): Promise<number> {
    try {
      const { state, access_level } = await this.#api.ask(ask, member);
      return state === 'active' ? access_level : 0;
    } catch (error) {
      if (isNotFound(error)) return 0;
      throw error;
    }
  }

  async #ask({ id, username }: AuthorAnswer): Promise<Person> {
    try {
      const { bot } = await this.#api.ask((gitlab) => gitlab.Users.show(id), account);
      return { id, login: username, isBot: bot ?? tokenAccount.test(username) };
    } catch (error) {
      // Blocked, or gone since.
      if (isNotFound(error)) return { id, login: username, isBot: tokenAccount.test(username) };
      throw error;
    }
  }
}
