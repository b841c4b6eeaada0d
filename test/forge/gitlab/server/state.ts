import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Git } from '../../../../lib/forge/index.ts';

/** What the forge of the tests remembers. Times are milliseconds since 1970, of its own clock. */

export interface Account {
  readonly id: number;
  readonly username: string;
  readonly bot: boolean;
  readonly state: 'active' | 'blocked';
}

export interface AccessToken {
  readonly account: number;
  readonly scopes: readonly string[];
  readonly expiresAt: string | null;
}

export interface StoredNote {
  readonly id: number;
  readonly author: number;
  body: string;
  readonly system: boolean;
  readonly createdAt: number;
  updatedAt: number;
}

interface Noteable {
  readonly id: number;
  readonly iid: number;
  readonly author: number;
  title: string;
  description: string;
  readonly createdAt: number;
  updatedAt: number;
  notes: StoredNote[];
}

export interface StoredIssue extends Noteable {
  state: 'opened' | 'closed';
  labels: string[];
  confidential: boolean;
}

export interface StoredMerge extends Noteable {
  state: 'opened' | 'closed' | 'merged';
  readonly sourceProject: number;
  readonly sourceBranch: string;
  targetBranch: string;
  readonly squash: boolean;
  readonly removeSource: boolean;
  /** What the branch was seen to be, the newest first. */
  versions: { readonly sha: string; readonly at: number }[];
  approvals: { readonly user: number; readonly at: number }[];
}

export interface StoredStatus {
  readonly id: number;
  readonly sha: string;
  readonly name: string;
  status: string;
  description: string | null;
  readonly createdAt: number;
}

export interface Level {
  readonly access_level: 0 | 30 | 40 | 60;
  readonly user_id?: number;
}

export interface StoredProtection {
  readonly name: string;
  readonly push: readonly Level[];
  readonly merge: readonly Level[];
  readonly force: boolean;
}

export interface Settings {
  plan: 'free' | 'premium';
  /** Whether the forge says when an approval was given: older ones do not. */
  tellsApprovalTimes: boolean;
  issues: 'enabled' | 'disabled';
  mustSucceed: boolean;
  skippedWillDo: boolean;
  variableRole: 'maintainer' | 'developer' | 'no_one_allowed';
  squash: 'never' | 'always' | 'default_on' | 'default_off';
  labels: string[];
  protections: StoredProtection[];
  approvalsRequired: number;
  resetsOnPush: boolean;
  hooks: {
    readonly url: string;
    readonly issues: boolean;
    readonly merges: boolean;
    readonly verifies: boolean;
  }[];
  variables: { readonly key: string; readonly protected: boolean; readonly masked: boolean }[];
  schedules: { readonly description: string; readonly ref: string; readonly active: boolean }[];
}

/** How the forge misbehaves. */
export interface Troubles {
  /** Every call until then ends in a 503. */
  downUntil: number;
  /** So many more calls are too many, to be tried again after so many seconds. */
  refusals: number;
  retryAfter: number;
  /** Of so many more writing calls, what they ask for is done and the answer is lost. */
  lostAnswers: number;
  /** Milliseconds until a push, or something new, is seen. */
  lag: number;
  /** Whether lists of issues are paged by keyset, as GitLab 18.3 and newer do. */
  keyset: boolean;
}

export interface State {
  readonly project: { readonly id: number; readonly path: string; readonly fork: boolean };
  /** The bare repository. */
  readonly git: Git;
  readonly accounts: Account[];
  readonly tokens: Map<string, AccessToken>;
  /** Role of each account in the project and in groups, by the group's path. */
  readonly roles: Map<number, number>;
  readonly groups: {
    readonly id: number;
    readonly path: string;
    readonly members: Map<number, number>;
  }[];
  /** How many came and went before: their numbers are never used again. */
  readonly before: { issues: number; merges: number };
  readonly issues: StoredIssue[];
  readonly merges: StoredMerge[];
  readonly statuses: StoredStatus[];
  /** Every quick action that was found in a text and obeyed. */
  readonly carriedOut: string[];
  readonly settings: Settings;
  readonly troubles: Troubles;
  /** Its own clock: every look at it is later than the one before. */
  now(): number;
  /** The next number that nothing has yet, on the whole forge. */
  nextId(): number;
}

/** The set-up that docs/how-to asks for. */
export function goodSettings(): Settings {
  return {
    plan: 'premium',
    tellsApprovalTimes: true,
    issues: 'enabled',
    mustSucceed: true,
    skippedWillDo: false,
    variableRole: 'maintainer',
    squash: 'never',
    labels: [],
    protections: [
      {
        name: 'main',
        push: [{ access_level: 0 }],
        merge: [{ access_level: 40 }],
        force: false,
      },
      {
        name: 'live',
        push: [{ access_level: 40, user_id: 2 }],
        merge: [{ access_level: 0 }],
        force: false,
      },
    ],
    approvalsRequired: 1,
    resetsOnPush: true,
    hooks: [
      {
        url: 'https://gitlab.example/api/v4/projects/9/ref/main/trigger/pipeline?token=glptt-of-the-trigger',
        issues: true,
        merges: true,
        verifies: true,
      },
    ],
    variables: [
      { key: 'FLEET_GITLAB_TOKEN', protected: true, masked: true },
      { key: 'FLEET_GITLAB_READ_TOKEN', protected: false, masked: true },
    ],
    schedules: [{ description: 'requests', ref: 'main', active: true }],
  };
}

/** The account of that login. */
export function accountNamed(state: State, login: string): Account {
  const found = state.accounts.find(({ username }) => username === login);
  if (found === undefined) throw new Error(`nobody is called ${login}`);
  return found;
}

/** Commit that a branch of the project points to: a file that git keeps until it packs its references. */
export function tipOf({ git }: State, branch: string): string | undefined {
  const file = join(git.folder, 'refs', 'heads', branch);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  return git.ask(['rev-parse', '--verify', '--quiet', `refs/heads/${branch}^{commit}`]);
}

/** What GitLab's workers do some time after a push: the merge request learns of it. */
export function noticePushes(state: State): void {
  for (const merge of state.merges) {
    if (merge.state !== 'opened' || merge.sourceProject !== state.project.id) continue;
    const sha = tipOf(state, merge.sourceBranch);
    if (sha === undefined || merge.versions[0]?.sha === sha) continue;
    const pending = arrivals.get(merge)?.sha === sha ? arrivals.get(merge) : undefined;
    const at = pending?.at ?? state.now();
    arrivals.set(merge, { sha, at });
    if (state.now() - at >= state.troubles.lag) merge.versions.unshift({ sha, at: state.now() });
  }
}

// --- internal ---

/** Pushes that the merge request has not learnt of yet. */
const arrivals = new WeakMap<StoredMerge, { readonly sha: string; readonly at: number }>();
