import type { Octokit } from '@octokit/rest';
import { exitStatus, FleetError } from '../../base/index.ts';
import { connect, retries } from './connect.ts';
import { type Doing, forgeError, isUnsure } from './errors.ts';
import { hidden } from './hide.ts';
import { hasStatus } from './http-error.ts';
import { Patience } from './limits.ts';
import { defaultPace, type GitHubSettings, type Pace } from './settings.ts';
import type { Tokens } from './tokens.ts';

/** Calls that a run has made so far. */
export interface Calls {
  readonly total: number;
  readonly reads: number;
  readonly writes: number;
}

/** Sent with a call that must not be made twice blindly: see `GitHubApi.create`. */
export const once = { request: { retries: 0 } } as const;

/**
 * GitHub's REST API for one repository. Every call ends in what it asked for or in an
 * error of ours. One a process: it counts the calls of the whole run, and the waits.
 */
export class GitHubApi {
  readonly settings: GitHubSettings;
  /** Names the repository in a call. */
  readonly here: { readonly owner: string; readonly repo: string };
  readonly #octokit: Octokit;
  readonly #pace: Pace;
  readonly #patience: Patience;
  readonly #tokens: Tokens;
  #reads = 0;
  #writes = 0;

  constructor(settings: GitHubSettings) {
    const [owner = '', repo = ''] = settings.repository.split('/');
    this.settings = settings;
    this.here = { owner, repo };
    this.#pace = { ...defaultPace, ...settings.pace };
    this.#patience = new Patience(this.#pace.patience, this.#pace.onWait);
    const onCall = (method: string) => this.#count(method);
    const { octokit, tokens } = connect(settings, this.#pace, this.#patience, onCall);
    this.#octokit = octokit;
    this.#tokens = tokens;
  }

  get calls(): Calls {
    return { total: this.#reads + this.#writes, reads: this.#reads, writes: this.#writes };
  }

  /** `owner/name#7`. */
  place(number?: number): string {
    const { repository } = this.settings;
    return number === undefined ? repository : `${repository}#${number}`;
  }

  /** What git pushes with, as the user `x-access-token`. @throws {FleetError} as `ask`. */
  async token(): Promise<string> {
    return this.ask({ failed: 'no token could be had', where: this.place() }, () =>
      this.#tokens.token(),
    );
  }

  /** Calls, and turns whatever goes wrong into an error of ours. @throws {FleetError} `FORGE_…` */
  async ask<T>(doing: Doing, act: (octokit: Octokit) => Promise<T>): Promise<T> {
    try {
      return await act(this.#octokit);
    } catch (error) {
      throw forgeError(error, doing, (text) => hidden(text, this.#tokens.secrets));
    }
  }

  /** As `ask`, but undefined where GitHub answers with this status. */
  async askUnless<T>(
    status: number,
    doing: Doing,
    act: (octokit: Octokit) => Promise<T>,
  ): Promise<T | undefined> {
    return this.ask(doing, async (octokit) => {
      try {
        return await act(octokit);
      } catch (error) {
        if (hasStatus(error, status)) return undefined;
        throw error;
      }
    });
  }

  /**
   * Makes a thing that must stand there once. Where the answer got lost it may have been
   * made, so it is looked for before it is tried again. `make` sends `once` with its call.
   */
  async create<T>(
    doing: Doing,
    make: (octokit: Octokit) => Promise<T>,
    find: () => Promise<T | undefined>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.ask(doing, make);
      } catch (error) {
        if (!isUnsure(error) || attempt > retries) throw error;
        if (!(await this.pause(attempt ** 2))) throw error;
      }
      const found = await find();
      if (found !== undefined) return found;
    }
  }

  /** Waits, unless the run has waited too long already; then false. */
  async pause(seconds: number): Promise<boolean> {
    if (!this.#patience.grants(seconds)) return false;
    await new Promise((resolve) => setTimeout(resolve, seconds * this.#pace.second));
    return true;
  }

  #count(method: string): void {
    if (method === 'GET' || method === 'HEAD') this.#reads += 1;
    else this.#writes += 1;
    if (this.calls.total <= this.#pace.calls) return;
    throw new FleetError({
      code: 'FORGE_CALL_LIMIT',
      what: `This run has called GitHub ${this.#pace.calls} times and is stopped.`,
      where: this.place(),
      fix: 'Look what it reads over and over; the next run goes on where this one stopped.',
      exit: exitStatus.impossible,
    });
  }
}
