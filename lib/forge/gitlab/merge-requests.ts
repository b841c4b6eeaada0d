import { exitStatus, FleetError } from '../../base/index.ts';
import type { Outcome, PullRequest, WantedPullRequest } from '../forge.ts';
import { isSameText } from '../marker.ts';
import { type MergeRequestAnswer, mergeRequest, mergeRequests, project } from './answers.ts';
import { isConflict, isNotFound, Unsure } from './failure.ts';
import type { Reach } from './reach.ts';
import { fittingTitle, withoutDraftMark, withoutQuickActions } from './text.ts';

/** Marks the note that says why a merge request was closed. */
const closedMarker = 'closed';

/** Merge requests of one branch are few. */
const mostPages = 5;

/** The merge requests of branches of the project itself; those of forks are read, never touched. */
export class MergeRequests {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  async find(branch: string): Promise<PullRequest | undefined> {
    const [first] = await this.#open(branch);
    return first && this.#shown(first);
  }

  async read(number: number): Promise<PullRequest> {
    const { project: path } = this.#reach.api;
    try {
      const found = await this.#reach.api.ask(
        (gitlab) => gitlab.MergeRequests.show(path, number),
        mergeRequest,
      );
      return await this.#shown(found);
    } catch (error) {
      if (isNotFound(error)) throw noPull(number, path, error);
      throw error;
    }
  }

  /**
   * See `Forge.ensurePullRequest`. The branch goes when it is merged; its commits are not
   * squashed. One of ours that was closed is opened again: all that was said stays in one place.
   */
  async ensure(wanted: WantedPullRequest): Promise<PullRequest & { readonly outcome: Outcome }> {
    const title = fittingTitle(wanted.title);
    const description = withoutQuickActions(wanted.body);
    return this.#reach.api.settled(async () => {
      const all = await this.#ofBranch(wanted.branch);
      const open = all.filter(isOpen);
      const { id: self } = await this.#reach.people.self();
      const old =
        open.find(({ target_branch }) => target_branch === wanted.base) ??
        open[0] ??
        all.findLast(({ state, author }) => state === 'closed' && author.id === self);
      if (old === undefined) {
        const made = await this.#create({ ...wanted, title, body: description });
        return { ...(await this.#shown(made)), outcome: 'created' };
      }
      const doubles = open.filter((one) => one !== old && one.author.id === self);
      for (const { iid } of doubles) await this.#edit(iid, { stateEvent: 'close' });
      const { mark, title: oldTitle } = withoutDraftMark(old.title);
      const isSame = oldTitle === title && isSameText(old.description, description);
      if (isOpen(old) && isSame && old.target_branch === wanted.base) {
        const outcome = doubles.length > 0 ? 'updated' : 'unchanged';
        return { ...(await this.#shown(old)), outcome };
      }
      const edited = await this.#edit(old.iid, {
        // Whoever marked it as a draft takes the mark away again.
        title: fittingTitle(`${mark}${title}`),
        description,
        targetBranch: wanted.base,
        ...(isOpen(old) ? {} : { stateEvent: 'reopen' }),
      });
      return { ...(await this.#shown(edited)), outcome: 'updated' };
    });
  }

  /** See `Forge.closePullRequest`: the word comes first, so that no closed one lacks it. */
  async close(branch: string, why: string): Promise<Outcome> {
    const open = await this.#open(branch);
    for (const { iid } of open) {
      await this.#reach.notes.upsert({ on: 'pull', number: iid }, closedMarker, why);
      await this.#edit(iid, { stateEvent: 'close' });
    }
    return open.length === 0 ? 'unchanged' : 'updated';
  }

  async #open(branch: string): Promise<readonly MergeRequestAnswer[]> {
    return (await this.#ofBranch(branch)).filter(isOpen);
  }

  /** Those whose branch is the project's own, oldest first. */
  async #ofBranch(branch: string): Promise<readonly MergeRequestAnswer[]> {
    const found = await this.#reach.api.ask(
      (gitlab) =>
        gitlab.MergeRequests.all({
          projectId: this.#reach.api.project,
          sourceBranch: branch,
          scope: 'all',
          orderBy: 'created_at',
          sort: 'asc',
          perPage: 100,
          maxPages: mostPages,
        }),
      mergeRequests,
    );
    return found.filter((one) => !isOfFork(one) && one.source_branch === branch);
  }

  async #create({ branch, base, title, body }: WantedPullRequest): Promise<MergeRequestAnswer> {
    const { project: path } = this.#reach.api;
    // A fork's merge requests would go to the project it comes from.
    const { id } = await this.#reach.api.ask((gitlab) => gitlab.Projects.show(path), project);
    try {
      return await this.#reach.api.ask(
        (gitlab) =>
          gitlab.MergeRequests.create(path, branch, base, title, {
            description: body,
            targetProjectId: id,
            removeSourceBranch: true,
            squash: false,
          }),
        mergeRequest,
      );
    } catch (error) {
      // There is one already that the list does not show yet.
      if (isConflict(error)) throw new Unsure({ ...createdAt(path), said: error.what });
      throw error;
    }
  }

  async #edit(
    number: number,
    change: {
      title?: string;
      description?: string;
      targetBranch?: string;
      stateEvent?: 'close' | 'reopen';
    },
  ): Promise<MergeRequestAnswer> {
    return this.#reach.api.ask(
      (gitlab) => gitlab.MergeRequests.edit(this.#reach.api.project, number, change),
      mergeRequest,
    );
  }

  /** GitLab learns of a push some seconds late: what an open branch points to, git says. */
  async #shown(found: MergeRequestAnswer): Promise<PullRequest> {
    const isFork = isOfFork(found);
    const tip =
      isOpen(found) && !isFork
        ? await this.#reach.branches.branchTip(found.source_branch)
        : undefined;
    return {
      number: found.iid,
      branch: isFork ? `${found.author.username}:${found.source_branch}` : found.source_branch,
      base: found.target_branch,
      title: withoutDraftMark(found.title).title,
      body: found.description,
      state: found.state === 'merged' || found.state === 'closed' ? found.state : 'open',
      head: tip ?? found.sha,
      isFork,
    };
  }
}

// --- internal ---

/** `locked`: it is being merged at this moment. */
function isOpen({ state }: MergeRequestAnswer): boolean {
  return state === 'opened' || state === 'locked';
}

function isOfFork({ source_project_id, target_project_id }: MergeRequestAnswer): boolean {
  return source_project_id !== target_project_id;
}

function createdAt(path: string) {
  return { method: 'POST', path: `/projects/${path}/merge_requests`, status: 409 };
}

function noPull(number: number, path: string, cause: unknown): FleetError {
  return new FleetError({
    code: 'FORGE_NO_PULL',
    what: `There is no merge request ${number}, or the account of the token may not see it.`,
    where: path,
    fix: 'Name the number that stands behind ! in its address.',
    exit: exitStatus.impossible,
    cause,
  });
}
