import type { Git } from './git/git.ts';

/**
 * One interface for every forge, so that a request travels the same road on
 * GitHub, on GitLab and on a laptop without a network. Every method that changes
 * something says what must be true afterwards: doing it twice changes nothing.
 */
export interface Forge {
  readonly kind: ForgeKind;
  /** The clone: it holds the commits of every branch that this forge has spoken of. */
  readonly git: Git;

  /** Commit that a branch points to now, or undefined. */
  branchTip(branch: string): Promise<string | undefined>;

  /** @throws {FleetError} `FORGE_NO_ISSUE` when there is none of that number. */
  readIssue(number: number): Promise<Issue>;

  /**
   * Makes sure that exactly one comment with this marker stands on the issue or
   * pull request, with this body. The marker is hidden in the body by the forge's
   * implementation; a comment that a person wrote is never taken for ours.
   */
  upsertComment(place: CommentPlace, marker: string, body: string): Promise<Outcome>;

  /** The body of that comment, without its hidden marker; undefined where there is none yet. */
  readComment(place: CommentPlace, marker: string): Promise<string | undefined>;

  /** The branch that an earlier run made for this request, whatever slug it had then. */
  findBranch(prefix: string): Promise<string | undefined>;

  /** Branches below a prefix that hold this file: two open requests may want one slug. */
  branchesWith(prefix: string, path: string): Promise<readonly string[]>;

  /**
   * What a file of the branch should say, given what the request wants it to say and
   * what a maintainer has made of it since the last run: a maintainer's change is kept.
   *
   * @throws {FleetError} `REQUEST_CONFLICT` when both changed the same lines, or a
   * maintainer removed the file; `NO_BASE`.
   */
  settleFile(branch: string, base: string, file: WantedFile): Promise<SettledFile>;

  /**
   * Makes sure that the branch exists, on top of whatever stands there, with these files.
   *
   * @throws {FleetError} `BRANCH_MOVED` when what was settled is no longer so; `NO_BASE`.
   */
  ensureBranch(change: BranchChange): Promise<BranchOutcome>;

  /** The open pull request of a branch of this repository, or undefined. One of a fork is never it. */
  findPullRequest(branch: string): Promise<PullRequest | undefined>;

  /**
   * Makes sure that exactly one open pull request stands for the branch. The newest that was
   * closed without being merged is opened again (`updated`) rather than another made.
   */
  ensurePullRequest(
    wanted: WantedPullRequest,
  ): Promise<PullRequest & { readonly outcome: Outcome }>;

  /**
   * Makes sure that exactly one open issue with this marker stands, with this title and
   * body; one that was closed is opened again. An issue that a person opened is never
   * taken for ours.
   */
  ensureIssue(wanted: WantedIssue): Promise<{ readonly number: number; readonly outcome: Outcome }>;

  /** Makes sure that no issue with this marker is open. */
  closeIssue(marker: string): Promise<Outcome>;

  /** Makes sure that the issue carries all of `add` and none of `remove`. */
  setLabels(number: number, change: LabelChange): Promise<Outcome>;

  /** Numbers of the issues that changed at or after an instant, the longest unchanged first. */
  changedIssues(since: string): Promise<readonly ChangedIssue[]>;

  /** @throws {FleetError} `FORGE_NO_PULL` when there is none of that number. */
  readPullRequest(number: number): Promise<PullRequest>;

  /** What people have written under the pull request, oldest first. */
  readRemarks(number: number): Promise<readonly Remark[]>;

  /** Makes sure that no pull request of the branch is open; one that is closed hears why, once. */
  closePullRequest(branch: string, why: string): Promise<Outcome>;

  /**
   * Makes sure that no approval stands that was given before the branch was what it is
   * now. `unsupported` where the forge's plan has nothing to take back (GitLab Free).
   */
  dismissApprovals(number: number, why: string): Promise<Outcome | 'unsupported'>;

  /** Makes sure that the newest status of this name on the commit says this. */
  setStatus(status: CommitStatus): Promise<Outcome>;

  /**
   * Whether the account is in the group now, by the account's id. A group is named by its
   * path (`organisation/team`, `group/subgroup`) or by its number on the forge. A group that
   * does not exist has nobody.
   */
  belongsTo(person: Person, group: string | number): Promise<boolean>;

  /** Whether the account may merge to the repository's protected branch: a maintainer. */
  mayMerge(person: Person): Promise<boolean>;

  /** Newest deployment of an environment; only a forge that is told of deployments has it. */
  readDeployment?(environment: string): Promise<ForgeDeployment | undefined>;
}

export const forgeKinds = ['local', 'github', 'gitlab'] as const;
export type ForgeKind = (typeof forgeKinds)[number];

export type Outcome = 'created' | 'updated' | 'unchanged';

export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: Person;
  readonly state: 'open' | 'closed';
  readonly labels: readonly string[];
  /** Day on which it was opened, `YYYY-MM-DD`: what the request's dates are compared with. */
  readonly openedOn: string;
  /** Seen by few (GitLab): its answer is too, a pull request would not be. */
  readonly isConfidential?: true;
}

/** An account. A login can be given up and taken by somebody else; the id cannot. */
export interface Person {
  readonly id: number;
  readonly login: string;
  /** Programs, this one included, are never answered: two that answer each other do not end. */
  readonly isBot: boolean;
}

export interface Remark {
  readonly author: Person;
  readonly body: string;
  /** When it was written or last edited, ISO 8601. */
  readonly at: string;
}

export interface ChangedIssue {
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly changedAt: string;
}

/** What a check says of a commit: the forge may refuse a merge without it. */
export interface CommitStatus {
  readonly commit: string;
  /** `request-digest`. */
  readonly name: string;
  readonly state: 'pending' | 'success' | 'failure';
  /** One line, at most 140 characters. */
  readonly description: string;
}

/** An issue that the fleet itself opens. */
export interface WantedIssue {
  /** Names what it is about, for ever: `pilots/<slug>`. */
  readonly marker: string;
  readonly title: string;
  readonly body: string;
  /** Day of the action, `YYYY-MM-DD`: the local forge has no clock of its own. */
  readonly openedOn: string;
}

export interface CommentPlace {
  readonly on: 'issue' | 'pull';
  readonly number: number;
}

export interface WantedFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface SettledFile {
  readonly text: string;
  /** Whether a maintainer's own change is part of the text. */
  readonly maintained: boolean;
}

export interface BranchChange {
  readonly branch: string;
  /** Branch that the request is merged to. */
  readonly base: string;
  /** Every file that the request brings, settled. What an earlier run brought and is not here goes. */
  readonly files: readonly WantedFile[];
  /** Files of the base that the request takes away. */
  readonly gone?: readonly string[];
  /** Those of them that maintainers edit, as the request alone would have them. */
  readonly request: readonly WantedFile[];
  /** Commit message: subject, blank line, body. */
  readonly message: string;
}

export interface BranchOutcome {
  readonly outcome: Outcome;
  /** Commit that the branch points to. */
  readonly commit: string;
}

export interface WantedPullRequest {
  readonly branch: string;
  readonly base: string;
  readonly title: string;
  readonly body: string;
}

export interface PullRequest extends WantedPullRequest {
  readonly number: number;
  readonly state: 'open' | 'merged' | 'closed';
  /** Commit that the branch points to. */
  readonly head: string;
  /** Whether the branch is another repository's: whatever it says, it is no request of ours. */
  readonly isFork: boolean;
}

/** What the forge has been told of a deployment, where it keeps such things. */
export interface ForgeDeployment {
  /** `eln-<slug>`. */
  readonly environment: string;
  readonly commit: string;
  readonly state: 'pending' | 'success' | 'failure';
  readonly description: string;
  /** ISO 8601, UTC. */
  readonly changedAt: string;
  readonly link: string | undefined;
  /** Who told it: an account of the fleet's own, or somebody's. */
  readonly by: Person;
}

export interface LabelChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}
