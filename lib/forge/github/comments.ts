import type { CommentPlace, Outcome, Remark } from '../forge.ts';
import { below, isSameText, withMarker } from '../marker.ts';
import type { OwnAccount } from './account.ts';
import { type GitHubApi, once } from './api.ts';
import { assertFits } from './lengths.ts';
import { personOf } from './mapping.ts';

/**
 * The sticky comments of issues and pull requests, which GitHub keeps in one list. A comment
 * is ours when its first line is the marker and our own account wrote it.
 */
export class Comments {
  readonly #api: GitHubApi;
  readonly #own: OwnAccount;
  /** Made by this run: GitHub's lists may not show them yet. */
  readonly #made = new Map<string, Found>();

  constructor(api: GitHubApi, own: OwnAccount) {
    this.#api = api;
    this.#own = own;
  }

  async read(place: CommentPlace, marker: string): Promise<string | undefined> {
    const found = await this.#find(place, marker);
    return found?.body;
  }

  async upsert(place: CommentPlace, marker: string, body: string): Promise<Outcome> {
    const where = this.#api.place(place.number);
    const text = assertFits('body', withMarker(marker, body), where);
    const old = await this.#find(place, marker);
    if (old === undefined) {
      const made = await this.#create(place, marker, text);
      this.#made.set(keyOf(place, marker), made);
      return 'created';
    }
    if (isSameText(old.body, body)) return 'unchanged';
    await this.#api.ask(this.#doing(place, 'changed'), (octokit) =>
      octokit.rest.issues.updateComment({ ...this.#api.here, comment_id: old.id, body: text }),
    );
    if (this.#made.has(keyOf(place, marker))) {
      this.#made.set(keyOf(place, marker), { id: old.id, body });
    }
    return 'updated';
  }

  /** What people wrote under a pull request; what stands beside a line of the change is not among it. */
  async remarks(number: number): Promise<readonly Remark[]> {
    const place: CommentPlace = { on: 'pull', number };
    const all = await this.#api.ask(this.#doing(place, 'read'), (octokit) =>
      octokit.paginate(octokit.rest.issues.listComments, {
        ...this.#api.here,
        issue_number: number,
        per_page: 100,
      }),
    );
    return all
      .map(({ user, body = '', updated_at: at }) => ({ author: personOf(user), body, at }))
      .filter(({ author }) => !author.isBot);
  }

  async #create(place: CommentPlace, marker: string, text: string): Promise<Found> {
    return this.#api.create(
      this.#doing(place, 'written'),
      async (octokit) => {
        const { data } = await octokit.rest.issues.createComment({
          ...this.#api.here,
          ...once,
          issue_number: place.number,
          body: text,
        });
        return { id: Number(data.id), body: below(marker, text) ?? '' };
      },
      () => this.#find(place, marker),
    );
  }

  /**
   * The oldest that is ours. What another run wrote at the same moment is a second one: it
   * is taken away, so that one is left. Pages after the one that holds it are not read.
   */
  async #find(place: CommentPlace, marker: string): Promise<Found | undefined> {
    const key = keyOf(place, marker);
    const [first, ...more] = await this.#listed(place, marker);
    for (const { id } of more) await this.#remove(place, id);
    return first ?? this.#made.get(key);
  }

  async #listed(place: CommentPlace, marker: string): Promise<readonly Found[]> {
    return this.#api.ask(this.#doing(place, 'read'), async (octokit) => {
      const pages = octokit.paginate.iterator(octokit.rest.issues.listComments, {
        ...this.#api.here,
        issue_number: place.number,
        per_page: 100,
      });
      for await (const { data } of pages) {
        const ours = await this.#oursIn(data, marker);
        if (ours.length > 0) return ours;
      }
      return [];
    });
  }

  async #oursIn(comments: readonly CommentData[], marker: string): Promise<readonly Found[]> {
    const marked = comments.flatMap(({ id, body: text, user }) => {
      const body = below(marker, text);
      return body === undefined ? [] : [{ id: Number(id), body, author: personOf(user) }];
    });
    if (marked.length === 0) return [];
    const own = await this.#own.read();
    return marked.filter(({ author }) => author.id === own.id);
  }

  async #remove(place: CommentPlace, id: number): Promise<void> {
    await this.#api.askUnless(404, this.#doing(place, 'removed'), (octokit) =>
      octokit.rest.issues.deleteComment({ ...this.#api.here, comment_id: id }),
    );
  }

  #doing({ on, number }: CommentPlace, how: string) {
    const thing = on === 'issue' ? 'issue' : 'pull request';
    const code = on === 'issue' ? 'FORGE_NO_ISSUE' : 'FORGE_NO_PULL';
    return {
      failed: `the comment of ${thing} ${number} could not be ${how}`,
      where: this.#api.place(number),
      absent: { code, what: `There is no ${thing} ${number}.` },
    };
  }
}

// --- internal ---

interface Found {
  readonly id: number;
  /** Without its marker. */
  readonly body: string;
}

interface CommentData {
  readonly id: number | bigint;
  readonly body?: string;
  readonly user: Parameters<typeof personOf>[0];
}

function keyOf({ number }: CommentPlace, marker: string): string {
  return `${number} ${marker}`;
}
