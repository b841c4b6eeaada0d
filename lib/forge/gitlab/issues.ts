import { exitStatus, FleetError } from '../../base/index.ts';
import type { ChangedIssue, Issue, LabelChange, Outcome, WantedIssue } from '../forge.ts';
import { below, isMarked, isSameText, withMarker } from '../marker.ts';
import { type IssueAnswer, issue, issues } from './answers.ts';
import type { GitLabApi } from './api.ts';
import { isNotFound, strangeAnswer } from './failure.ts';
import type { People } from './people.ts';
import { fittingTitle, withoutQuickActions } from './text.ts';

/** Issues of one question: a hundred pages. */
const mostIssues = 10_000;

/** The issues of the project, by the number that people know (GitLab's `iid`). */
export class Issues {
  readonly #api: GitLabApi;
  readonly #people: People;

  constructor(api: GitLabApi, people: People) {
    this.#api = api;
    this.#people = people;
  }

  async read(number: number): Promise<Issue> {
    const found = await this.#show(number);
    const author = await this.#people.named(found.author);
    return {
      number: found.iid,
      title: found.title,
      body: found.description,
      author,
      state: found.state === 'opened' ? 'open' : 'closed',
      labels: found.labels,
      openedOn: found.created_at.slice(0, 'YYYY-MM-DD'.length),
      ...(found.confidential ? { isConfidential: true } : {}),
    };
  }

  /**
   * See `Forge.changedIssues`. Asked for newest first: where GitLab pages by offset (before
   * 18.3), an issue that changes meanwhile then comes twice instead of pushing another
   * one out of sight.
   */
  async changed(since: string): Promise<readonly ChangedIssue[]> {
    const found = await this.#list({ updatedAfter: since, orderBy: 'updated_at' });
    const newest = new Map<number, string>();
    for (const { iid, updated_at } of found) {
      if (!newest.has(iid)) newest.set(iid, updated_at);
    }
    return [...newest].map(([number, changedAt]) => ({ number, changedAt })).reverse();
  }

  /** See `Forge.ensureIssue`. */
  async ensure(
    wanted: WantedIssue,
  ): Promise<{ readonly number: number; readonly outcome: Outcome }> {
    const title = fittingTitle(wanted.title);
    const description = withMarker(wanted.marker, withoutQuickActions(wanted.body));
    const { project } = this.#api;
    return this.#api.settled(async () => {
      const [ours, ...doubles] = await this.#marked(wanted.marker);
      if (ours === undefined) {
        const made = await this.#api.ask(
          (gitlab) => gitlab.Issues.create(project, title, { description }),
          issue,
        );
        return { number: made.iid, outcome: 'created' };
      }
      for (const double of doubles) await this.#close(double);
      const isSame = ours.title === title && isSameText(ours.description, description);
      if (isSame && ours.state === 'opened') return { number: ours.iid, outcome: 'unchanged' };
      await this.#api.tell((gitlab) =>
        gitlab.Issues.edit(project, ours.iid, {
          title,
          description,
          ...(ours.state === 'closed' ? { stateEvent: 'reopen' } : {}),
        }),
      );
      return { number: ours.iid, outcome: 'updated' };
    });
  }

  /** See `Forge.closeIssue`. */
  async close(marker: string): Promise<Outcome> {
    const open = (await this.#marked(marker)).filter(({ state }) => state === 'opened');
    for (const one of open) await this.#close(one);
    return open.length === 0 ? 'unchanged' : 'updated';
  }

  /** See `Forge.setLabels`. A label that the project does not have yet is made by GitLab. */
  async setLabels(number: number, { add, remove }: LabelChange): Promise<Outcome> {
    const { labels } = await this.#show(number);
    const missing = add.filter((label) => !labels.includes(label));
    const extra = remove.filter((label) => labels.includes(label) && !add.includes(label));
    if (missing.length === 0 && extra.length === 0) return 'unchanged';
    await this.#api.tell((gitlab) =>
      gitlab.Issues.edit(this.#api.project, number, {
        ...(missing.length === 0 ? {} : { addLabels: missing.join(',') }),
        ...(extra.length === 0 ? {} : { removeLabels: extra.join(',') }),
      }),
    );
    return 'updated';
  }

  async #close({ iid, state }: IssueAnswer): Promise<void> {
    if (state === 'closed') return;
    await this.#api.tell((gitlab) =>
      gitlab.Issues.edit(this.#api.project, iid, { stateEvent: 'close' }),
    );
  }

  async #show(number: number): Promise<IssueAnswer> {
    const { project } = this.#api;
    try {
      return await this.#api.ask(
        (gitlab) => gitlab.Issues.show(number, { projectId: project }),
        issue,
      );
    } catch (error) {
      if (isNotFound(error)) throw noIssue(number, project, error);
      throw error;
    }
  }

  /** Ours with this marker, open or closed, oldest first. */
  async #marked(marker: string): Promise<readonly IssueAnswer[]> {
    const { id } = await this.#people.self();
    const found = await this.#list({ authorId: id, orderBy: 'created_at' });
    return found
      .filter(
        ({ author, description }) =>
          author.id === id && isMarked(description) && below(marker, description) !== undefined,
      )
      .sort((one, other) => one.iid - other.iid);
  }

  /** Newest first; by keyset where GitLab has it (18.3 and newer), by offset elsewhere. */
  async #list(
    asked:
      | { readonly updatedAfter: string; readonly orderBy: 'updated_at' }
      | { readonly authorId: number; readonly orderBy: 'created_at' },
  ): Promise<readonly IssueAnswer[]> {
    const found = await this.#api.ask(
      (gitlab) =>
        gitlab.Issues.all<false, 'keyset'>({
          projectId: this.#api.project,
          scope: 'all',
          pagination: 'keyset',
          sort: 'desc',
          perPage: 100,
          maxPages: mostIssues / 100,
          ...asked,
        }),
      issues,
    );
    if (found.length < mostIssues) return found;
    throw strangeAnswer(`There are ${mostIssues} issues or more.`, this.#api.project);
  }
}

// --- internal ---

function noIssue(number: number, project: string, cause: unknown): FleetError {
  return new FleetError({
    code: 'FORGE_NO_ISSUE',
    what: `There is no issue ${number}, or the account of the token may not see it.`,
    where: project,
    fix: 'Name the number that stands behind # in its address.',
    exit: exitStatus.impossible,
    cause,
  });
}
