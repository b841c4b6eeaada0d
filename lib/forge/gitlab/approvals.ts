import type { z } from 'zod';
import { FleetError } from '../../base/index.ts';
import type { Outcome } from '../forge.ts';
import { approvals, mergeRequest, type NoteAnswer, versions } from './answers.ts';
import type { Reach } from './reach.ts';

/** Marks the note that says why approvals were taken back. */
const dismissedMarker = 'dismissed';

/** What GitLab itself notes when somebody approves. */
const approvedNote = /^approved this merge request/;
/** The same, or that they withdrew it. */
const eitherNote = /^(?:un)?approved this merge request/;

/**
 * The approvals of a merge request. Only the account of a project or group access token may
 * take them back, and only where GitLab offers it (Premium since 15.4, on other plans later).
 * On the Free plan no approval can be required: there, only maintainers may merge, and the
 * pipeline must succeed, in which `fleet request digest` compares the issue with what the
 * merge request holds. That is the weaker form: it stops a merge, it does not ask again.
 */
export class Approvals {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  /**
   * See `Forge.dismissApprovals`. A run that was killed after it had taken them back has left
   * no word of it: where approvals are gone that nobody withdrew, the word is still due.
   */
  async dismiss(number: number, why: string): Promise<Outcome | 'unsupported'> {
    // Of a person's account GitLab refuses it.
    if (!(await this.#reach.people.self()).isBot) return 'unsupported';
    const noted = await this.#reach.notes.all({ on: 'pull', number });
    const standing = await this.#standing(number);
    const isStale = standing.length > 0 && (await this.#isStale(number, standing, noted));
    if (isStale && !(await this.#reset(number))) return 'unsupported';
    if (!isStale && !isTakenBack(noted, standing)) return 'unchanged';
    const said = await this.#reach.notes.upsert({ on: 'pull', number }, dismissedMarker, why);
    return isStale || said !== 'unchanged' ? 'updated' : 'unchanged';
  }

  async #standing(number: number): Promise<readonly Standing[]> {
    const { approved_by } = await this.#reach.api.ask(
      (gitlab) =>
        gitlab.MergeRequestApprovals.showConfiguration(this.#reach.api.project, {
          mergerequestIId: number,
        }),
      approvals,
    );
    return approved_by;
  }

  /** Whether some approval was given before the branch was what it is now. */
  async #isStale(
    number: number,
    standing: readonly Standing[],
    noted: readonly NoteAnswer[],
  ): Promise<boolean> {
    const [newest] = await this.#reach.api.ask(
      (gitlab) => gitlab.MergeRequests.allDiffVersions(this.#reach.api.project, number),
      versions,
    );
    // GitLab has not seen the push yet, so nobody has approved what it brought.
    if (newest === undefined || newest.head_commit_sha !== (await this.#tip(number))) return true;
    return standing.some(({ user, approved_at }) => {
      const at = approved_at ?? lastWord(noted, user.id, approvedNote)?.created_at;
      return at === undefined || at < newest.created_at;
    });
  }

  async #tip(number: number): Promise<string> {
    const { source_branch, sha } = await this.#reach.api.ask(
      (gitlab) => gitlab.MergeRequests.show(this.#reach.api.project, number),
      mergeRequest,
    );
    return (await this.#reach.branches.branchTip(source_branch)) ?? sha;
  }

  /** Whether GitLab did it. The client library has no method of its own for this one. */
  async #reset(number: number): Promise<boolean> {
    const project = encodeURIComponent(this.#reach.api.project);
    const path = `projects/${project}/merge_requests/${number}/reset_approvals`;
    try {
      await this.#reach.api.tell((gitlab) => gitlab.MergeRequestApprovals.requester.put(path));
      return true;
    } catch (error) {
      if (isRefused(error)) return false;
      throw error;
    }
  }
}

// --- internal ---

type Standing = z.infer<typeof approvals>['approved_by'][number];

/** GitLab answers 401 where the account is a person's, 403 or 404 where the plan has no such thing. */
function isRefused(error: unknown): boolean {
  return (
    error instanceof FleetError &&
    ['FORGE_UNAUTHORISED', 'FORGE_FORBIDDEN', 'FORGE_NOT_FOUND'].includes(error.code)
  );
}

/** The newest of them: who approves twice has looked twice. */
function lastWord(
  noted: readonly NoteAnswer[],
  user: number,
  words: RegExp,
): NoteAnswer | undefined {
  return noted.findLast(
    ({ system, author, body }) => system && author?.id === user && words.test(body),
  );
}

/** Whether somebody's approval is gone who never withdrew it. */
function isTakenBack(noted: readonly NoteAnswer[], standing: readonly Standing[]): boolean {
  const standingNow = new Set(standing.map(({ user }) => user.id));
  return noted.some(({ author, system, body }) => {
    if (author == null || !system || !approvedNote.test(body)) return false;
    const last = lastWord(noted, author.id, eitherNote);
    return !standingNow.has(author.id) && approvedNote.test(last?.body ?? '');
  });
}
