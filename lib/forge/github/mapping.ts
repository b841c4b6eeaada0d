import type { Issue, Person, PullRequest } from '../forge.ts';
import { isMarked } from '../marker.ts';

/** An account as GitHub writes it; null once it was deleted. */
export type AccountData = {
  readonly id: number | bigint;
  readonly login: string;
  readonly type: string;
} | null;

export interface IssueData {
  readonly number: number;
  readonly title: string;
  readonly body?: string | null;
  readonly user: AccountData;
  readonly state: string;
  readonly labels: readonly (string | { readonly name?: string })[];
  readonly created_at: string;
}

export interface PullData {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly state: string;
  readonly merged_at: string | null;
  readonly head: EndData;
  readonly base: EndData;
}

interface EndData {
  readonly ref: string;
  readonly sha: string;
  readonly label: string | null;
  readonly repo: { readonly id: number | bigint } | null;
}

/** GitHub shows `ghost` where an account was deleted; nobody has that id. */
const ghost: Person = { id: 0, login: 'ghost', isBot: false };

export function personOf(account: AccountData): Person {
  if (account === null) return ghost;
  return { id: Number(account.id), login: account.login, isBot: account.type === 'Bot' };
}

/** An issue that the fleet opened itself is a program's, even where it acts with a person's token. */
export function issueOf(data: IssueData, own: Person | undefined): Issue {
  const author = personOf(data.user);
  const isOurs = isMarked(data.body) && author.id === own?.id;
  return {
    number: data.number,
    title: data.title,
    body: data.body ?? '',
    author: isOurs ? { ...author, isBot: true } : author,
    state: data.state === 'closed' ? 'closed' : 'open',
    labels: labelNames(data.labels),
    openedOn: data.created_at.slice(0, 'YYYY-MM-DD'.length),
  };
}

export function labelNames(labels: IssueData['labels']): readonly string[] {
  return labels
    .map((label) => (typeof label === 'string' ? label : (label.name ?? '')))
    .filter((name) => name !== '');
}

export function pullOf(data: PullData): PullRequest {
  return {
    number: data.number,
    branch: branchOf(data),
    base: data.base.ref,
    title: data.title,
    body: data.body ?? '',
    state: data.merged_at !== null ? 'merged' : data.state === 'open' ? 'open' : 'closed',
    head: data.head.sha,
    isFork: !isOwnBranch(data),
  };
}

/** Whether the branch lies in the repository itself, not in a fork of the same owner or another's. */
export function isOwnBranch({ head, base }: PullData): boolean {
  return head.repo !== null && head.repo.id === base.repo?.id;
}

// --- internal ---

/**
 * A fork may call its branch what it likes. With its owner before it, `owner:branch`, it
 * is no name that a branch of ours can have: git allows no colon there.
 */
function branchOf(data: PullData): string {
  if (isOwnBranch(data)) return data.head.ref;
  return data.head.label?.includes(':') ? data.head.label : `fork:${data.head.ref}`;
}
