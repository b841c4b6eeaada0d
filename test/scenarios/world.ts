import type { CommentPlace, CommitStatus, Forge, PullRequest } from '../../lib/forge/index.ts';

/**
 * A forge with people on it. The scenarios are told in these words, and know nothing else of
 * the forge that they run on: local, GitHub and GitLab each have a world of their own.
 * Everything that a person does here is done on the forge itself, not through the fleet's client.
 */
export interface World {
  readonly name: Forge['kind'];

  /** The forge as a new run of the program reaches it, with nothing remembered of an earlier one. */
  connect(): Promise<Forge>;

  /** Makes the account, or changes what it may do. */
  person(login: string, standing: PersonStanding): Promise<void>;

  /** Somebody opens an issue; its number. */
  openIssue(login: string, body: string): Promise<number>;
  /** Whoever opened the issue does something with it. */
  editIssue(number: number, body: string): Promise<void>;
  closeIssue(number: number): Promise<void>;
  reopenIssue(number: number): Promise<void>;

  /** Every comment that stands there, oldest first, with the forge's hidden marker or without. */
  comments(place: CommentPlace): Promise<readonly string[]>;
  /** Every pull request, by number, those of forks too. */
  pulls(): Promise<readonly PullRequest[]>;
  /** The newest status of each name on the commit. */
  statuses(commit: string): Promise<readonly CommitStatus[]>;

  approve(pull: number, login: string): Promise<void>;
  /** Logins of those whose approval stands. */
  approvals(pull: number): Promise<readonly string[]>;
  /** Presses the button: the branch is merged into the base by a merge commit. */
  merge(pull: number, login: string): Promise<void>;

  /** A maintainer's own commit on a branch of the repository. */
  commit(branch: string, files: Readonly<Record<string, string>>): Promise<void>;
  /** An outsider offers a branch of this name, with these files, from a repository of their own. */
  offerFromFork(
    login: string,
    branch: string,
    files: Readonly<Record<string, string>>,
  ): Promise<number>;

  /** For so many minutes of the world's clock, every call ends in a 503; git may still answer. */
  breakDown(minutes: number): void;
  /** So many of the next calls are refused for having been too many, to be tried again in `seconds`. */
  limitRate(calls: number, seconds: number): void;
  /** The world's clock goes on. A client that waits for a retry moves it too, and nobody really waits. */
  pass(minutes: number): void;

  /** Calls of the API that the fleet's client has made since the world began, retries included. */
  calls(): number;
}

export interface PersonStanding {
  /** Groups by path or by number. One that is named is made. None: an outsider. */
  readonly groups?: readonly (string | number)[];
  readonly mayMerge?: boolean;
  readonly isBot?: boolean;
}

/**
 * A world whose repository has these files on `main`, gone when the test ends. The same
 * files may come again and again: a world that keeps a template of them is quicker.
 */
export type MakeWorld = (files: Readonly<Record<string, string>>) => Promise<World>;
