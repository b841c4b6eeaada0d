import type { BareRepository } from '../../bare.ts';
import { Clock } from './clock.ts';

export interface Account {
  readonly id: number;
  login: string;
  type: 'User' | 'Bot' | 'Organization';
}

export interface StoredIssue {
  readonly number: number;
  readonly id: number;
  title: string;
  body: string | null;
  /** Null once the account was deleted. */
  author: Account | null;
  state: 'open' | 'closed';
  labels: string[];
  readonly createdAt: number;
  updatedAt: number;
  closedAt: number | null;
  /** Reads of a list in which it does not show yet. */
  unseen: number;
  /** Where it lies now, when it was moved away. */
  movedTo?: string;
  readonly pull?: StoredPull;
}

export interface StoredPull {
  readonly head: string;
  base: string;
  /** The account whose fork holds the branch, and the commit; undefined: this repository. */
  readonly fork?: { readonly owner: Account; readonly commit: string };
  /** What the branch was when it was merged or closed. */
  lastHead?: string;
  merged?: { readonly at: number; readonly by: Account; readonly commit: string };
}

export interface StoredComment {
  readonly id: number;
  readonly issue: number;
  body: string;
  readonly author: Account | null;
  readonly createdAt: number;
  updatedAt: number;
  unseen: number;
}

export interface StoredReview {
  readonly id: number;
  readonly pull: number;
  readonly author: Account;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  body: string;
  readonly commit: string;
  readonly submittedAt: number;
}

export interface StoredStatus {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: string;
  readonly description: string | null;
  readonly creator: Account;
  readonly createdAt: number;
}

export interface StoredDeployment {
  readonly id: number;
  readonly environment: string;
  readonly sha: string;
  readonly creator: Account;
  readonly createdAt: number;
  readonly statuses: DeploymentStatus[];
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state:
    | 'error'
    | 'failure'
    | 'inactive'
    | 'pending'
    | 'success'
    | 'queued'
    | 'in_progress';
  readonly description: string;
  readonly createdAt: number;
}

/** Account → whether it has accepted. */
export type Members = Map<number, 'active' | 'pending'>;

export interface Team {
  readonly id: number;
  /** Login of the organisation. */
  readonly org: string;
  readonly slug: string;
  readonly members: Members;
}

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read';

/** One organisation with one repository, and all that people and programs do there. */
export class GitHubState {
  readonly clock = new Clock();
  readonly git: BareRepository;
  readonly owner: Account;
  readonly name: string;
  readonly repositoryId = 9001;
  readonly accounts = new Map<number, Account>();
  /** Of the organisations, by login. */
  readonly members = new Map<string, Members>();
  readonly teams: Team[] = [];
  readonly roles = new Map<number, Role>();
  readonly issues: StoredIssue[] = [];
  readonly comments: StoredComment[] = [];
  readonly reviews: StoredReview[] = [];
  readonly statuses: StoredStatus[] = [];
  readonly deployments: StoredDeployment[] = [];
  /** Name → what is said of it. */
  readonly labels = new Map<string, { readonly id: number; readonly color: string }>();
  /** Reads of a list that do not show what was just made. */
  lag = 0;
  hasIssues = true;
  /** Under which it still answers, as GitHub does after a renaming. */
  readonly formerNames: string[] = [];
  #lastId = 100;

  constructor(git: BareRepository, repository = 'inrea/eln-fleet') {
    const [owner = '', name = ''] = repository.split('/');
    this.git = git;
    this.owner = this.account(owner, 'Organization');
    this.name = name;
  }

  get fullName(): string {
    return `${this.owner.login}/${this.name}`;
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** The account of that login, made where there is none. */
  account(login: string, type: Account['type'] = 'User'): Account {
    const found = this.accountNamed(login);
    if (found !== undefined) return found;
    const account: Account = { id: this.nextId(), login, type };
    this.accounts.set(account.id, account);
    return account;
  }

  accountNamed(login: string): Account | undefined {
    const wanted = login.toLowerCase();
    return [...this.accounts.values()].find((one) => one.login.toLowerCase() === wanted);
  }

  /** The team of that organisation, made where there is none. */
  team(org: string, slug: string, id = this.nextId()): Team {
    const found = this.teams.find((team) => team.org === org && team.slug === slug);
    if (found !== undefined) return found;
    const team: Team = { id, org, slug, members: new Map() };
    this.teams.push(team);
    return team;
  }

  membersOf(org: string): Members {
    const found = this.members.get(org) ?? new Map();
    this.members.set(org, found);
    return found;
  }

  /** Issues and pull requests count together. */
  nextNumber(): number {
    return Math.max(0, ...this.issues.map(({ number }) => number)) + 1;
  }

  issue(number: number): StoredIssue | undefined {
    return this.issues.find((issue) => issue.number === number);
  }

  addIssue(author: Account, title: string, body: string | null, pull?: StoredPull): StoredIssue {
    const now = this.clock.now();
    const issue: StoredIssue = {
      ...{ number: this.nextNumber(), id: this.nextId(), title, body, author },
      ...{ state: 'open', labels: [], createdAt: now, updatedAt: now, closedAt: null },
      unseen: this.lag,
      ...(pull === undefined ? {} : { pull }),
    };
    this.issues.push(issue);
    return issue;
  }

  addComment(issue: StoredIssue, author: Account, body: string): StoredComment {
    const now = this.clock.now();
    const comment = {
      ...{ id: this.nextId(), issue: issue.number, body, author },
      ...{ createdAt: now, updatedAt: now, unseen: this.lag },
    };
    this.comments.push(comment);
    issue.updatedAt = now;
    return comment;
  }

  setState(issue: StoredIssue, state: 'open' | 'closed'): void {
    const now = this.clock.now();
    if (state === 'closed' && issue.pull !== undefined) {
      issue.pull.lastHead = this.headOf(issue.pull);
    }
    issue.state = state;
    issue.closedAt = state === 'closed' ? now : null;
    issue.updatedAt = now;
  }

  /** Commit that a pull request offers. */
  headOf({ fork, head, lastHead }: StoredPull): string {
    return fork?.commit ?? lastHead ?? this.git.tip(head) ?? '0'.repeat(40);
  }

  /** What a list shows, now that it is read once more. */
  seen<Item extends { unseen: number }>(items: readonly Item[]): Item[] {
    return items.filter((item) => {
      if (item.unseen === 0) return true;
      item.unseen -= 1;
      return false;
    });
  }
}
