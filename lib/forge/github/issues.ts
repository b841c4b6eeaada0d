import { exitStatus, FleetError } from '../../base/index.ts';
import type { ChangedIssue, Issue, Outcome, WantedIssue } from '../forge.ts';
import { below, isMarked, isSameText, withMarker } from '../marker.ts';
import type { OwnAccount } from './account.ts';
import { type GitHubApi, once } from './api.ts';
import { assertFits } from './lengths.ts';
import { issueOf, personOf } from './mapping.ts';

/** Issues: those that people open, and those that the fleet opens itself. */
export class Issues {
  readonly #api: GitHubApi;
  readonly #own: OwnAccount;
  /** Made by this run: GitHub's lists may not show them yet. */
  readonly #made = new Map<string, Ours>();

  constructor(api: GitHubApi, own: OwnAccount) {
    this.#api = api;
    this.#own = own;
  }

  async read(number: number): Promise<Issue> {
    const where = this.#api.place(number);
    const absent = { code: 'FORGE_NO_ISSUE', what: `There is no issue ${number}.` };
    const failed = `issue ${number} could not be read`;
    const { data } = await this.#api.ask({ failed, where, absent }, (octokit) =>
      octokit.rest.issues.get({ ...this.#api.here, issue_number: number }),
    );
    if (data.pull_request !== undefined) throw noIssue(where, `${number} is a pull request.`);
    // An issue that was moved answers from where it is now, under a number of that place.
    if (data.number !== number || !(await this.#isHere(data.repository_url))) {
      throw noIssue(where, `Issue ${number} was moved to another repository.`);
    }
    return issueOf(data, isMarked(data.body) ? await this.#own.read() : undefined);
  }

  /**
   * Read from the oldest change on, page by page, each from where the last one ended: an
   * issue that changes meanwhile moves to the end of GitHub's list, and by page numbers the
   * one behind it would be passed over.
   */
  async changed(since: string): Promise<readonly ChangedIssue[]> {
    const found = new Map<number, string>();
    // GitHub says "after": a second before, and what is too old is left out below.
    let from = Date.parse(since) - 1000;
    for (let page = 1; ; ) {
      const rows = await this.#page(new Date(from).toISOString(), page);
      for (const row of rows) {
        if (row.pull_request === undefined) found.set(row.number, row.updated_at);
      }
      if (rows.length < perPage) break;
      const last = Date.parse(rows.at(-1)?.updated_at ?? '');
      // More than a page within one second: on to the next page of the same list.
      page = last - 1000 > from ? 1 : page + 1;
      from = Math.max(from, last - 1000);
    }
    return [...found]
      .map(([number, changedAt]) => ({ number, changedAt }))
      .filter(({ changedAt }) => Date.parse(changedAt) >= Date.parse(since))
      .sort((one, other) => Date.parse(one.changedAt) - Date.parse(other.changedAt));
  }

  async ensure({ marker, title, body }: WantedIssue): Promise<Ensured> {
    const where = this.#api.place();
    const text = assertFits('body', withMarker(marker, body), where);
    assertFits('title', title, where);
    const old = await this.#find(marker);
    if (old === undefined) {
      const made = await this.#create(marker, title, text);
      this.#made.set(marker, made);
      return { number: made.number, outcome: 'created' };
    }
    const { number } = old;
    const isSame = old.title === title && isSameText(below(marker, old.body), body);
    if (old.state === 'open' && isSame) return { number, outcome: 'unchanged' };
    await this.#change(marker, old, { title, body: text, state: 'open' });
    return { number, outcome: 'updated' };
  }

  async close(marker: string): Promise<Outcome> {
    const old = await this.#find(marker);
    if (old === undefined || old.state === 'closed') return 'unchanged';
    await this.#change(marker, old, { state: 'closed' });
    return 'updated';
  }

  async #change(marker: string, old: Ours, to: Partial<Omit<Ours, 'number'>>): Promise<void> {
    const failed = `issue ${old.number} could not be changed`;
    await this.#api.ask({ failed, where: this.#api.place(old.number) }, (octokit) =>
      octokit.rest.issues.update({ ...this.#api.here, issue_number: old.number, ...to }),
    );
    if (this.#made.has(marker)) this.#made.set(marker, { ...old, ...to });
  }

  async #create(marker: string, title: string, body: string): Promise<Ours> {
    const failed = `the issue “${title}” could not be opened`;
    return this.#api.create(
      { failed, where: this.#api.place() },
      async (octokit) => {
        const wanted = { ...this.#api.here, ...once, title, body };
        const { data } = await octokit.rest.issues.create(wanted);
        return { number: data.number, title, body, state: 'open' };
      },
      () => this.#find(marker),
    );
  }

  /** The oldest of ours with this marker, open or not; what another run opened beside it is closed. */
  async #find(marker: string): Promise<Ours | undefined> {
    const [first, ...more] = await this.#listed(marker);
    for (const twin of more) {
      if (twin.state === 'open') await this.#change(marker, twin, { state: 'closed' });
    }
    return first ?? this.#made.get(marker);
  }

  async #listed(marker: string): Promise<readonly Ours[]> {
    const own = await this.#own.read();
    const failed = 'the fleet’s own issues could not be read';
    const rows = await this.#api.ask({ failed, where: this.#api.place() }, (octokit) =>
      octokit.paginate(octokit.rest.issues.listForRepo, {
        ...{ ...this.#api.here, creator: own.login, state: 'all' as const },
        ...{ sort: 'created' as const, direction: 'asc' as const, per_page: perPage },
      }),
    );
    return rows
      .filter((row) => row.pull_request === undefined && personOf(row.user).id === own.id)
      .filter((row) => below(marker, row.body) !== undefined)
      .map((row) => ({
        number: row.number,
        title: row.title,
        body: row.body ?? '',
        state: row.state === 'closed' ? 'closed' : 'open',
      }));
  }

  async #page(since: string, page: number) {
    const failed = 'the changed issues could not be read';
    const { data } = await this.#api.ask({ failed, where: this.#api.place() }, (octokit) =>
      octokit.rest.issues.listForRepo({
        ...{ ...this.#api.here, since, page, state: 'all', per_page: perPage },
        ...{ sort: 'updated', direction: 'asc' },
      }),
    );
    return data;
  }

  /** A repository that was renamed is the same, and its issues name it as it is called now. */
  async #isHere(repositoryUrl: string): Promise<boolean> {
    const name = repositoryUrl.split('/').slice(-2).join('/').toLowerCase();
    if (name === this.#api.settings.repository.toLowerCase()) return true;
    const failed = 'the repository could not be read';
    const { data } = await this.#api.ask({ failed, where: this.#api.place() }, (octokit) =>
      octokit.rest.repos.get(this.#api.here),
    );
    return name === data.full_name.toLowerCase();
  }
}

// --- internal ---

const perPage = 100;

interface Ours {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
}

interface Ensured {
  readonly number: number;
  readonly outcome: Outcome;
}

function noIssue(where: string, what: string): FleetError {
  return new FleetError({
    code: 'FORGE_NO_ISSUE',
    what,
    where,
    fix: 'Give the number of an issue of this repository.',
    exit: exitStatus.impossible,
  });
}
