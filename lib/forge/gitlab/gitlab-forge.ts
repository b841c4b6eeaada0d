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
import type { Git } from '../git/git.ts';
import type { RequestBranches } from '../git/request-branches.ts';
import type { GitLabApi } from './api.ts';
import { Approvals } from './approvals.ts';
import { Issues } from './issues.ts';
import { MergeRequests } from './merge-requests.ts';
import { Notes } from './notes.ts';
import { People } from './people.ts';
import { setStatus } from './statuses.ts';
import type { Calls } from './transport.ts';

/**
 * GitLab, on gitlab.com or a host of one's own. Commits are made and pushed by git, as on
 * every forge; all else goes through the API, as the account of one project access token.
 */
export class GitLabForge implements Forge {
  readonly kind = 'gitlab';
  readonly git: Git;
  readonly #api: GitLabApi;
  readonly #branches: RequestBranches;
  readonly #people: People;
  readonly #notes: Notes;
  readonly #issues: Issues;
  readonly #pulls: MergeRequests;
  readonly #approvals: Approvals;

  constructor(api: GitLabApi, branches: RequestBranches) {
    this.git = branches.git;
    this.#api = api;
    this.#branches = branches;
    this.#people = new People(api);
    this.#notes = new Notes(api, this.#people);
    this.#issues = new Issues(api, this.#people);
    const reach = { api, people: this.#people, notes: this.#notes, branches };
    this.#pulls = new MergeRequests(reach);
    this.#approvals = new Approvals(reach);
  }

  /** Requests to the API since the start of the run. */
  get calls(): Calls {
    return this.#api.calls;
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

  async readIssue(number: number): Promise<Issue> {
    return this.#issues.read(number);
  }

  async changedIssues(since: string): Promise<readonly ChangedIssue[]> {
    return this.#issues.changed(since);
  }

  async ensureIssue(
    wanted: WantedIssue,
  ): Promise<{ readonly number: number; readonly outcome: Outcome }> {
    return this.#issues.ensure(wanted);
  }

  async closeIssue(marker: string): Promise<Outcome> {
    return this.#issues.close(marker);
  }

  async setLabels(number: number, change: LabelChange): Promise<Outcome> {
    return this.#issues.setLabels(number, change);
  }

  async readComment(place: CommentPlace, marker: string): Promise<string | undefined> {
    return this.#notes.read(place, marker);
  }

  async readRemarks(number: number): Promise<readonly Remark[]> {
    return this.#notes.remarks(number);
  }

  async upsertComment(place: CommentPlace, marker: string, body: string): Promise<Outcome> {
    return this.#notes.upsert(place, marker, body);
  }

  async findPullRequest(branch: string): Promise<PullRequest | undefined> {
    return this.#pulls.find(branch);
  }

  async ensurePullRequest(
    wanted: WantedPullRequest,
  ): Promise<PullRequest & { readonly outcome: Outcome }> {
    return this.#pulls.ensure(wanted);
  }

  async readPullRequest(number: number): Promise<PullRequest> {
    return this.#pulls.read(number);
  }

  async closePullRequest(branch: string, why: string): Promise<Outcome> {
    return this.#pulls.close(branch, why);
  }

  async dismissApprovals(number: number, why: string): Promise<Outcome | 'unsupported'> {
    return this.#approvals.dismiss(number, why);
  }

  async setStatus(status: CommitStatus): Promise<Outcome> {
    return setStatus(this.#api, status);
  }

  async belongsTo(person: Person, group: string | number): Promise<boolean> {
    return this.#people.belongsTo(person, group);
  }

  async mayMerge(person: Person): Promise<boolean> {
    return this.#people.mayMerge(person);
  }
}
