import { isAbsolute, join } from 'node:path';
import { exitStatus, FleetError } from '../../base/index.ts';
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
  SettledFile,
  WantedFile,
  WantedIssue,
  WantedPullRequest,
} from '../forge.ts';
import { commitToBranch, settle, tipOf } from '../git/branch.ts';
import { Git, type Identity } from '../git/git.ts';
import { readFile } from '../git/tree.ts';
import { People, type Standing } from './people.ts';
import { Store, type StoredIssue, type StoredPull } from './store.ts';

/**
 * A forge of plain git and files, so that every road runs without a network.
 * Issues and pull requests lie in `fleet-forge/` inside git's own folder: never
 * committed, shared by all work trees, gone with the clone.
 */
export class LocalForge implements Forge {
  readonly kind = 'local';
  readonly git: Git;
  readonly #identity: Identity;
  readonly #store: Store;
  readonly #people: People;

  constructor(repository: string, identity: Identity) {
    this.git = new Git(repository);
    this.#identity = identity;
    const folder = this.git.run(['rev-parse', '--git-common-dir']);
    this.#store = new Store(
      join(isAbsolute(folder) ? folder : join(repository, folder), 'fleet-forge'),
    );
    this.#people = new People(this.#store);
  }

  /** Where issues and pull requests lie, to be looked at. */
  get folder(): string {
    return this.#store.folder;
  }

  /** Plays the requester: opens the issue, or edits it. Its day, labels and comments stay. */
  async writeIssue(
    written: Omit<Issue, 'state' | 'labels' | 'author'> & { readonly author: string },
  ): Promise<Outcome> {
    return this.#store.locked(() => {
      const wanted = { ...written, author: this.#people.named(written.author) };
      const old = this.#store.read('issues', wanted.number);
      if (old === undefined) {
        this.#store.write('issues', { ...wanted, state: 'open', labels: [], comments: [] });
        return 'created';
      }
      if (old.author.id !== wanted.author.id) {
        throw new FleetError({
          code: 'FORGE_NOT_YOURS',
          what: `Issue ${wanted.number} was opened by somebody else.`,
          where: '--author',
          fix: 'Take another number.',
        });
      }
      if (old.body === wanted.body && old.title === wanted.title) return 'unchanged';
      this.#store.write('issues', { ...old, ...wanted, openedOn: old.openedOn });
      return 'updated';
    });
  }

  async readIssue(number: number): Promise<Issue> {
    const { comments: _, marker: __, ...issue } = this.#issue(number);
    return issue;
  }

  /** The comments that stand on an issue or pull request, oldest first. */
  async readComments({ on, number }: CommentPlace): Promise<readonly string[]> {
    const stored = on === 'issue' ? this.#issue(number) : this.#pull(number);
    return stored.comments.map((comment) => comment.body);
  }

  async readComment({ on, number }: CommentPlace, marker: string): Promise<string | undefined> {
    const stored = on === 'issue' ? this.#issue(number) : this.#pull(number);
    return stored.comments.find((comment) => comment.marker === marker)?.body;
  }

  async upsertComment(
    { on, number }: CommentPlace,
    marker: string,
    body: string,
  ): Promise<Outcome> {
    return this.#store.locked(() => {
      if (on === 'issue') {
        const issue = this.#issue(number);
        const { comments, outcome } = withComment(issue.comments, marker, body);
        if (outcome !== 'unchanged') this.#store.write('issues', { ...issue, comments });
        return outcome;
      }
      const pull = this.#pull(number);
      const { comments, outcome } = withComment(pull.comments, marker, body);
      if (outcome !== 'unchanged') this.#store.write('pulls', { ...pull, comments });
      return outcome;
    });
  }

  async findBranch(prefix: string): Promise<string | undefined> {
    return this.#branches(prefix)[0];
  }

  async branchesWith(prefix: string, path: string): Promise<readonly string[]> {
    return this.#branches(prefix).filter(
      (branch) => readFile(this.git, `refs/heads/${branch}`, path) !== undefined,
    );
  }

  async settleFile(branch: string, base: string, file: WantedFile): Promise<SettledFile> {
    return settle(this.git, branch, base, file);
  }

  async ensureBranch(change: BranchChange): Promise<BranchOutcome> {
    return commitToBranch(this.git, this.#identity, change);
  }

  async findPullRequest(branch: string): Promise<PullRequest | undefined> {
    const pulls = await this.listPullRequests();
    return pulls.find((pull) => pull.branch === branch && pull.state === 'open');
  }

  async ensurePullRequest(
    wanted: WantedPullRequest,
  ): Promise<PullRequest & { readonly outcome: Outcome }> {
    return this.#store.locked(() => {
      const pulls = this.#store.list('pulls');
      const old = pulls.find((pull) => pull.branch === wanted.branch && pull.state === 'open');
      if (old === undefined) {
        const number = (pulls.at(-1)?.number ?? 0) + 1;
        const pull: StoredPull = { number, ...wanted, state: 'open', comments: [] };
        this.#store.write('pulls', pull);
        return { ...this.#shown(pull), outcome: 'created' };
      }
      if (old.title === wanted.title && old.body === wanted.body && old.base === wanted.base) {
        return { ...this.#shown(old), outcome: 'unchanged' };
      }
      const pull = { ...old, ...wanted };
      this.#store.write('pulls', pull);
      return { ...this.#shown(pull), outcome: 'updated' };
    });
  }

  async ensureIssue(
    wanted: WantedIssue,
  ): Promise<{ readonly number: number; readonly outcome: Outcome }> {
    return this.#store.locked(() => {
      const issues = this.#store.list('issues');
      const old = issues.find((issue) => issue.marker === wanted.marker);
      if (old === undefined) {
        const number = (issues.at(-1)?.number ?? 0) + 1;
        const author = this.#people.named(this.#identity.name);
        const issue = { number, ...wanted, author, state: 'open' as const, labels: [], comments: [] };
        this.#store.write('issues', issue);
        return { number, outcome: 'created' };
      }
      const { number } = old;
      const { title, body } = wanted;
      if (old.state === 'open' && old.title === title && old.body === body) {
        return { number, outcome: 'unchanged' };
      }
      this.#store.write('issues', { ...old, title, body, state: 'open' });
      return { number, outcome: 'updated' };
    });
  }

  async closeIssue(marker: string): Promise<Outcome> {
    return this.#store.locked(() => {
      const old = this.#store.list('issues').find((issue) => issue.marker === marker);
      if (old === undefined || old.state === 'closed') return 'unchanged';
      this.#store.write('issues', { ...old, state: 'closed' });
      return 'updated';
    });
  }

  async setLabels(number: number, { add, remove }: LabelChange): Promise<Outcome> {
    return this.#store.locked(() => {
      const issue = this.#issue(number);
      const kept = issue.labels.filter((label) => !remove.includes(label) && !add.includes(label));
      const labels = [...kept, ...add].sort();
      if (labels.join('\n') === [...issue.labels].sort().join('\n')) return 'unchanged';
      this.#store.write('issues', { ...issue, labels });
      return 'updated';
    });
  }

  async changedIssues(since: string): Promise<readonly ChangedIssue[]> {
    return this.#store
      .list('issues')
      .map(({ number }) => ({ number, changedAt: this.#store.changedAt('issues', number) }))
      .filter(({ changedAt }) => Date.parse(changedAt) >= Date.parse(since))
      .sort((one, other) => Date.parse(one.changedAt) - Date.parse(other.changedAt));
  }

  async readPullRequest(number: number): Promise<PullRequest> {
    return this.#shown(this.#pull(number));
  }

  async closePullRequest(branch: string, why: string): Promise<Outcome> {
    return this.#store.locked(() => {
      const open = this.#store
        .list('pulls')
        .find((pull) => pull.branch === branch && pull.state === 'open');
      if (open === undefined) return 'unchanged';
      const comments = [...open.comments, { marker: 'closed', body: why }];
      this.#store.write('pulls', { ...open, state: 'closed', comments });
      return 'updated';
    });
  }

  async dismissApprovals(number: number, why: string): Promise<Outcome> {
    return this.#store.locked(() => {
      const pull = this.#pull(number);
      const { head } = this.#shown(pull);
      const { approvals: given = [] } = pull;
      const approvals = given.filter(({ commit }) => commit === head);
      if (approvals.length === given.length) return 'unchanged';
      const comments = [...pull.comments, { marker: 'dismissed', body: why }];
      this.#store.write('pulls', { ...pull, approvals, comments });
      return 'updated';
    });
  }

  async setStatus(wanted: CommitStatus): Promise<Outcome> {
    return this.#store.locked(() => {
      const statuses = this.#store.list('statuses');
      const old = statuses.find((one) => one.commit === wanted.commit && one.name === wanted.name);
      if (old?.state === wanted.state && old.description === wanted.description) return 'unchanged';
      const number = old?.number ?? statuses.length + 1;
      this.#store.write('statuses', { number, ...wanted });
      return old === undefined ? 'created' : 'updated';
    });
  }

  async belongsTo(person: Person, group: string): Promise<boolean> {
    return this.#people.belongsTo(person, group);
  }

  async mayMerge(person: Person): Promise<boolean> {
    return this.#people.mayMerge(person);
  }

  /** Says of an account what it belongs to and may do. */
  async describePerson(login: string, standing: Standing): Promise<Person> {
    return this.#store.locked(() => this.#people.describe(login, standing));
  }

  /** All pull requests, by number. */
  async listPullRequests(): Promise<readonly PullRequest[]> {
    return this.#store.list('pulls').map((pull) => this.#shown(pull));
  }

  /** Plays the requester, who closes the issue, or opens it again. */
  async setIssueState(number: number, state: Issue['state']): Promise<void> {
    return this.#store.locked(() => {
      this.#store.write('issues', { ...this.#issue(number), state });
    });
  }

  /** Plays the maintainer who approves what the branch is now. */
  async approve(number: number, login: string): Promise<void> {
    return this.#store.locked(() => {
      const pull = this.#pull(number);
      const approval = { login, commit: this.#shown(pull).head };
      this.#store.write('pulls', { ...pull, approvals: [...(pull.approvals ?? []), approval] });
    });
  }

  /** Logins of those whose approval stands. */
  async approvalsOf(number: number): Promise<readonly string[]> {
    return (this.#pull(number).approvals ?? []).map(({ login }) => login);
  }

  /** The newest statuses of a commit. */
  async statusesOf(commit: string): Promise<readonly CommitStatus[]> {
    return this.#store
      .list('statuses')
      .filter((status) => status.commit === commit)
      .map(({ number: _, ...status }) => status);
  }

  /** Plays the maintainer's click: records that the pull request was merged. */
  async markMerged(number: number): Promise<void> {
    return this.#store.locked(() => {
      this.#store.write('pulls', { ...this.#pull(number), state: 'merged' });
    });
  }

  #branches(prefix: string): readonly string[] {
    const refs = this.git.run(['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads/']);
    return refs.split('\n').filter((branch) => branch.startsWith(prefix));
  }

  /** Without what only this forge keeps; a branch that is gone had no other commit to name. */
  #shown({ comments: _, approvals: __, ...pull }: StoredPull): PullRequest {
    return { ...pull, head: tipOf(this.git, pull.branch) ?? '' };
  }

  #issue(number: number): StoredIssue {
    return this.#store.read('issues', number) ?? missing('FORGE_NO_ISSUE', 'issue', number);
  }

  #pull(number: number): StoredPull {
    return this.#store.read('pulls', number) ?? missing('FORGE_NO_PULL', 'pull request', number);
  }
}

// --- internal ---

type Comments = StoredIssue['comments'];

function withComment(
  comments: Comments,
  marker: string,
  body: string,
): { comments: Comments; outcome: Outcome } {
  const old = comments.find((comment) => comment.marker === marker);
  if (old === undefined) return { comments: [...comments, { marker, body }], outcome: 'created' };
  if (old.body === body) return { comments, outcome: 'unchanged' };
  return {
    comments: comments.map((comment) => (comment === old ? { marker, body } : comment)),
    outcome: 'updated',
  };
}

function missing(code: string, what: string, number: number): never {
  throw new FleetError({
    code,
    what: `There is no ${what} ${number} on the local forge.`,
    fix: 'Open it first: fleet request open --body FILE --number N --author LOGIN --forge local.',
    exit: exitStatus.impossible,
  });
}
