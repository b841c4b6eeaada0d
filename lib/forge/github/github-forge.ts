import type {
  BranchChange,
  BranchOutcome,
  ChangedIssue,
  CommentPlace,
  CommitStatus,
  Forge,
  ForgeDeployment,
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
import { OwnAccount } from './account.ts';
import type { Calls, GitHubApi } from './api.ts';
import { Comments } from './comments.ts';
import { readDeployment } from './deployments.ts';
import { Issues } from './issues.ts';
import { Labels } from './labels.ts';
import { People } from './people.ts';
import { Pulls } from './pulls.ts';
import { Reviews } from './reviews.ts';
import { Statuses } from './statuses.ts';

/**
 * GitHub, or a GitHub of one's own: commits by git, everything else by its REST API.
 * Nothing is taken for ours but what our own account wrote.
 */
export class GitHubForge implements Forge {
  readonly kind = 'github';
  readonly api: GitHubApi;
  readonly git: Git;
  readonly #branches: () => Promise<RequestBranches>;
  readonly #comments: Comments;
  readonly #issues: Issues;
  readonly #labels: Labels;
  readonly #people: People;
  readonly #pulls: Pulls;
  readonly #reviews: Reviews;
  readonly #statuses: Statuses;

  /** `branches` may have to make a token first: it is called when a branch is first needed. */
  constructor(api: GitHubApi, git: Git, branches: () => Promise<RequestBranches>) {
    const own = new OwnAccount(api);
    this.api = api;
    this.git = git;
    this.#branches = branches;
    this.#comments = new Comments(api, own);
    this.#issues = new Issues(api, own);
    this.#labels = new Labels(api);
    this.#people = new People(api);
    this.#pulls = new Pulls(api, own, this.#comments);
    this.#reviews = new Reviews(api);
    this.#statuses = new Statuses(api, own);
  }

  /** Calls of this run so far. */
  get calls(): Calls {
    return this.api.calls;
  }

  async readIssue(number: number): Promise<Issue> {
    return this.#issues.read(number);
  }

  async changedIssues(since: string): Promise<readonly ChangedIssue[]> {
    return this.#issues.changed(since);
  }

  async ensureIssue(wanted: WantedIssue): Promise<{ number: number; outcome: Outcome }> {
    return this.#issues.ensure(wanted);
  }

  async closeIssue(marker: string): Promise<Outcome> {
    return this.#issues.close(marker);
  }

  async setLabels(number: number, change: LabelChange): Promise<Outcome> {
    return this.#labels.set(number, change);
  }

  async readComment(place: CommentPlace, marker: string): Promise<string | undefined> {
    return this.#comments.read(place, marker);
  }

  async readRemarks(number: number): Promise<readonly Remark[]> {
    return this.#comments.remarks(number);
  }

  async upsertComment(place: CommentPlace, marker: string, body: string): Promise<Outcome> {
    return this.#comments.upsert(place, marker, body);
  }

  async branchTip(branch: string): Promise<string | undefined> {
    return (await this.#branches()).branchTip(branch);
  }

  async findBranch(prefix: string): Promise<string | undefined> {
    return (await this.#branches()).findBranch(prefix);
  }

  async branchesWith(prefix: string, path: string): Promise<readonly string[]> {
    return (await this.#branches()).branchesWith(prefix, path);
  }

  async settleFile(branch: string, base: string, file: WantedFile): Promise<SettledFile> {
    return (await this.#branches()).settleFile(branch, base, file);
  }

  async ensureBranch(change: BranchChange): Promise<BranchOutcome> {
    return (await this.#branches()).ensureBranch(change);
  }

  async readPullRequest(number: number): Promise<PullRequest> {
    return this.#pulls.read(number);
  }

  async findPullRequest(branch: string): Promise<PullRequest | undefined> {
    return this.#pulls.find(branch);
  }

  async ensurePullRequest(wanted: WantedPullRequest): Promise<PullRequest & { outcome: Outcome }> {
    return this.#pulls.ensure(wanted);
  }

  async closePullRequest(branch: string, why: string): Promise<Outcome> {
    return this.#pulls.close(branch, why);
  }

  /** The branch as git has it: right after a push, the API may still name the commit before. */
  async dismissApprovals(number: number, why: string): Promise<Outcome> {
    const { branch, head, isFork } = await this.#pulls.read(number);
    const tip = isFork ? head : ((await this.branchTip(branch)) ?? head);
    return this.#reviews.dismissBefore(number, tip, why);
  }

  async setStatus(status: CommitStatus): Promise<Outcome> {
    return this.#statuses.set(status);
  }

  async belongsTo(person: Person, group: string | number): Promise<boolean> {
    return this.#people.belongsTo(person, group);
  }

  async mayMerge(person: Person): Promise<boolean> {
    return this.#people.mayMerge(person);
  }

  /** See `readDeployment`. */
  async readDeployment(environment: string): Promise<ForgeDeployment | undefined> {
    return readDeployment(this.api, environment);
  }
}
