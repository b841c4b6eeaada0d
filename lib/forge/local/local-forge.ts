import { isAbsolute, join } from 'node:path';
import type {
  BranchChange,
  BranchOutcome,
  ChangedIssue,
  CommentPlace,
  CommitStatus,
  Forge,
  Issue,
  LabelChange,
  Outcome,
  Person,
  PullRequest,
  Remark,
  SettledFile,
  WantedFile,
  WantedIssue,
  WantedPullRequest,
} from '../forge.ts';
import { LocalBranches } from '../git/branches.ts';
import { Git, type Identity } from '../git/git.ts';
import { RequestBranches } from '../git/request-branches.ts';
import { Issues, type WrittenIssue } from './issues.ts';
import { People, type Standing } from './people.ts';
import { Pulls } from './pulls.ts';
import { Store } from './store.ts';

/**
 * A forge of plain git and files, so that every road runs without a network.
 * Issues and pull requests lie in `fleet-forge/` inside git's own folder: never
 * committed, shared by all work trees, gone with the clone.
 */
export class LocalForge implements Forge {
  readonly kind = 'local';
  readonly git: Git;
  /** Where issues and pull requests lie, to be looked at. */
  readonly folder: string;
  readonly #identity: Identity;
  readonly #branches: RequestBranches;
  readonly #people: People;
  readonly #issues: Issues;
  readonly #pulls: Pulls;

  constructor(repository: string, identity: Identity) {
    this.git = new Git(repository);
    this.#identity = identity;
    const folder = this.git.run(['rev-parse', '--git-common-dir']);
    const store = new Store(
      join(isAbsolute(folder) ? folder : join(repository, folder), 'fleet-forge'),
    );
    this.folder = store.folder;
    this.#branches = new RequestBranches(this.git, identity, new LocalBranches(this.git));
    this.#people = new People(store);
    this.#issues = new Issues(store, this.#people);
    this.#pulls = new Pulls(store, this.git);
  }

  async readIssue(number: number): Promise<Issue> {
    return this.#issues.read(number);
  }

  async readComment(place: CommentPlace, marker: string): Promise<string | undefined> {
    return this.#comments(place).find((comment) => comment.marker === marker)?.body;
  }

  async readRemarks(number: number): Promise<readonly Remark[]> {
    return this.#pulls.remarks(number);
  }

  async upsertComment(place: CommentPlace, marker: string, body: string): Promise<Outcome> {
    const { on, number } = place;
    const room = on === 'issue' ? this.#issues : this.#pulls;
    return room.upsertComment(number, marker, body);
  }

  async ensureIssue(wanted: WantedIssue): Promise<{ number: number; outcome: Outcome }> {
    return this.#issues.ensure(wanted, this.#identity.name);
  }

  async closeIssue(marker: string): Promise<Outcome> {
    return this.#issues.close(marker);
  }

  async setLabels(number: number, change: LabelChange): Promise<Outcome> {
    return this.#issues.setLabels(number, change);
  }

  async changedIssues(since: string): Promise<readonly ChangedIssue[]> {
    return this.#issues.changed(since);
  }

  async branchTip(branch: string): Promise<string | undefined> {
    return this.#branches.branchTip(branch);
  }

  async findBranch(prefix: string): Promise<string | undefined> {
    return this.#branches.findBranch(prefix);
  }

  async branchesWith(prefix: string, path: string): Promise<readonly string[]> {
    return this.#branches.branchesWith(prefix, path);
  }

  async settleFile(branch: string, base: string, file: WantedFile): Promise<SettledFile> {
    return this.#branches.settleFile(branch, base, file);
  }

  async ensureBranch(change: BranchChange): Promise<BranchOutcome> {
    return this.#branches.ensureBranch(change);
  }

  async findPullRequest(branch: string): Promise<PullRequest | undefined> {
    return this.#pulls.find(branch);
  }

  async readPullRequest(number: number): Promise<PullRequest> {
    return this.#pulls.read(number);
  }

  async ensurePullRequest(wanted: WantedPullRequest): Promise<PullRequest & { outcome: Outcome }> {
    return this.#pulls.ensure(wanted);
  }

  async closePullRequest(branch: string, why: string): Promise<Outcome> {
    return this.#pulls.close(branch, why);
  }

  async dismissApprovals(number: number, why: string): Promise<Outcome> {
    return this.#pulls.dismiss(number, why);
  }

  async setStatus(status: CommitStatus): Promise<Outcome> {
    return this.#pulls.setStatus(status);
  }

  async belongsTo(person: Person, group: string | number): Promise<boolean> {
    return this.#people.belongsTo(person, group);
  }

  async mayMerge(person: Person): Promise<boolean> {
    return this.#people.mayMerge(person);
  }

  // What only this forge has: it plays the people too, and shows all that it keeps.

  /** Plays the requester: opens the issue, or edits it. Its day, labels and comments stay. */
  async writeIssue(written: WrittenIssue): Promise<Outcome> {
    return this.#issues.write(written);
  }

  /** Plays the requester, who closes the issue, or opens it again. */
  async setIssueState(number: number, state: Issue['state']): Promise<void> {
    this.#issues.setState(number, state);
  }

  /** Says of an account what it belongs to and may do. */
  async describePerson(login: string, standing: Standing): Promise<Person> {
    return this.#people.describe(login, standing);
  }

  /** The comments that stand on an issue or pull request, oldest first. */
  async readComments(place: CommentPlace): Promise<readonly string[]> {
    return this.#comments(place).map((comment) => comment.body);
  }

  /** All pull requests, by number. */
  async listPullRequests(): Promise<readonly PullRequest[]> {
    return this.#pulls.list();
  }

  /** Plays the outsider, who offers a commit of their own repository. */
  async offerFromFork(
    login: string,
    wanted: WantedPullRequest,
    commit: string,
  ): Promise<PullRequest> {
    return this.#pulls.offer(login, wanted, commit);
  }

  /** Plays somebody who writes under a pull request. */
  async remark(number: number, login: string, body: string, at: string): Promise<void> {
    this.#pulls.remark(number, { author: this.#people.named(login), body, at });
  }

  /** Plays the maintainer who approves what the branch is now. */
  async approve(number: number, login: string): Promise<void> {
    this.#pulls.approve(number, login);
  }

  /** Logins of those whose approval stands. */
  async approvalsOf(number: number): Promise<readonly string[]> {
    return this.#pulls.approvals(number);
  }

  /** The newest statuses of a commit. */
  async statusesOf(commit: string): Promise<readonly CommitStatus[]> {
    return this.#pulls.statuses(commit);
  }

  /** Plays the maintainer's click: records that the pull request was merged. */
  async markMerged(number: number): Promise<void> {
    this.#pulls.markMerged(number);
  }

  #comments({ on, number }: CommentPlace) {
    return on === 'issue' ? this.#issues.comments(number) : this.#pulls.comments(number);
  }
}
