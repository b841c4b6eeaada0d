import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { GitLabApi, GitLabForge } from '../../../../lib/forge/gitlab/index.ts';
import { Git, RemoteBranches, RequestBranches } from '../../../../lib/forge/index.ts';
import { type BareRepository, bareRepository } from '../../bare.ts';
import { bot } from '../../repository.ts';
import { GitLabServer } from '../server/server.ts';
import { type Account, goodSettings, type State } from '../server/state.ts';
import { roles } from '../server/wire.ts';

/** Looks like a project access token; nothing may ever print it. */
export const fleetToken = ['glpat', 'FLEET-s3cret/of+the=tests'].join('-');
/** A person's, to look at the set-up with. */
export const maintainerToken = ['glpat', 'MAINTAINER-of-the-tests'].join('-');

export const projectPath = 'inrea/eln/eln-fleet';

/** A project on a GitLab of its own, a clone of it, and a clock that only waiting moves. */
export interface Place {
  readonly server: GitLabServer;
  readonly state: State;
  readonly bare: BareRepository;
  readonly clone: string;
  /** Address of the API. */
  readonly api: string;
  /** Milliseconds that clients have waited. */
  waited(): number;
  pass(milliseconds: number): void;
  /** A client as a new run has it. */
  connect(options?: { readonly token?: string; readonly budget?: number }): GitLabApi;
  forge(options?: { readonly token?: string; readonly budget?: number }): GitLabForge;
  account(username: string, given?: Partial<Omit<Account, 'id' | 'username'>>): Account;
}

export async function gitlabPlace(
  files: Readonly<Record<string, string>> = { 'README.md': 'hello\n' },
): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-gitlab-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const bare = bareRepository(join(folder, 'bare'), files);
  const clone = join(folder, 'clone');
  new Git(folder).run(['clone', '-q', bare.folder, clone]);
  const time = new Time();
  const state = newState(bare.git, time);
  const server = new GitLabServer(state);
  const api = await server.start();
  onTestFinished(() => server.stop());
  const connect: Place['connect'] = ({ token = fleetToken, budget } = {}) =>
    new GitLabApi(
      { api, project: projectPath, token },
      { clock: time, ...(budget === undefined ? {} : { budget }) },
    );
  return {
    ...{ server, state, bare, clone, api, connect },
    waited: () => time.waited,
    pass: (milliseconds) => time.pass(milliseconds),
    forge: (options) => {
      const branches = new RemoteBranches(new Git(clone), 'origin');
      return new GitLabForge(connect(options), new RequestBranches(new Git(clone), bot, branches));
    },
    account: (username, given = {}) => {
      const old = state.accounts.findIndex((one) => one.username === username);
      const known = state.accounts[old];
      const made = {
        ...{ id: known?.id ?? state.nextId(), username, bot: false, state: 'active' as const },
        ...given,
      };
      if (known === undefined) state.accounts.push(made);
      else state.accounts[old] = made;
      return made;
    },
  };
}

// --- internal ---

/** Nobody really waits: whoever sleeps moves the clock. */
class Time {
  #now = Date.parse('2026-11-24T08:00:00Z');
  waited = 0;

  now(): number {
    return this.#now;
  }

  /** The forge's own look: no two things happen at one instant. */
  tick(): number {
    this.#now += 1;
    return this.#now;
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.waited += milliseconds;
    this.pass(milliseconds);
  }
}

function newState(git: Git, time: Time): State {
  let id = 100;
  const fleet: Account = {
    ...{ id: 2, username: 'project_9_bot_0a1b2c3d', bot: true, state: 'active' },
  };
  const maintainer: Account = { id: 3, username: 'marin', bot: false, state: 'active' };
  return {
    project: { id: 9, path: projectPath, fork: false },
    git,
    accounts: [fleet, maintainer],
    tokens: new Map([
      [fleetToken, { account: 2, scopes: ['api'], expiresAt: '2027-06-30' }],
      [maintainerToken, { account: 3, scopes: ['read_api'], expiresAt: '2026-12-31' }],
    ]),
    roles: new Map([
      [2, roles.developer],
      [3, roles.maintainer],
    ]),
    groups: [],
    before: { issues: 0, merges: 0 },
    issues: [],
    merges: [],
    statuses: [],
    carriedOut: [],
    settings: goodSettings(),
    troubles: {
      ...{ downUntil: 0, refusals: 0, retryAfter: 60, lostAnswers: 0, lag: 0, keyset: true },
    },
    now: () => time.tick(),
    nextId: () => {
      id += 1;
      return id;
    },
  };
}
