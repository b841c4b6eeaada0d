import type { CommentPlace, Outcome, Remark } from '../forge.ts';
import { below, isSameText, withMarker } from '../marker.ts';
import { type NoteAnswer, notes } from './answers.ts';
import type { Client, GitLabApi } from './api.ts';
import { isNotFound, strangeAnswer } from './failure.ts';
import type { People } from './people.ts';
import { withoutQuickActions } from './text.ts';

/** Notes that one issue or merge request may have before we give up looking for ours: a hundred pages. */
const mostNotes = 10_000;

/** The comments of ours: known by a hidden first line, and by who wrote them. */
export class Notes {
  readonly #api: GitLabApi;
  readonly #people: People;

  constructor(api: GitLabApi, people: People) {
    this.#api = api;
    this.#people = people;
  }

  /** Every note that stands there, oldest first, those that GitLab writes itself included. */
  async all({ on, number }: CommentPlace): Promise<readonly NoteAnswer[]> {
    const { project } = this.#api;
    const found = await this.#api.ask(
      (gitlab) =>
        resource(gitlab, on).all(project, number, {
          sort: 'asc',
          orderBy: 'created_at',
          perPage: 100,
          maxPages: mostNotes / 100,
        }),
      notes,
    );
    if (found.length < mostNotes) return found;
    throw strangeAnswer(`There are ${mostNotes} comments or more.`, `${on} ${number}`);
  }

  /** What people wrote under a merge request; not what GitLab or a program wrote. */
  async remarks(number: number): Promise<readonly Remark[]> {
    const written = (await this.all({ on: 'pull', number })).filter(({ system }) => !system);
    const remarks = written.map(async ({ author, body, updated_at: at }) =>
      author ? [{ author: await this.#people.named(author), body, at }] : [],
    );
    return (await Promise.all(remarks)).flat().filter(({ author }) => !author.isBot);
  }

  async read(place: CommentPlace, marker: string): Promise<string | undefined> {
    const [ours] = await this.#ours(place, marker);
    return ours && below(marker, ours.body);
  }

  /** See `Forge.upsertComment`. Two runs at once may both have written one: the older stays. */
  async upsert(place: CommentPlace, marker: string, body: string): Promise<Outcome> {
    const wanted = withMarker(marker, withoutQuickActions(body));
    return this.#api.settled(async () => {
      const [ours, ...doubles] = await this.#ours(place, marker);
      const { project } = this.#api;
      const { on, number } = place;
      if (ours === undefined) {
        await this.#api.tell((gitlab) => resource(gitlab, on).create(project, number, wanted));
        return 'created';
      }
      for (const { id } of doubles) await this.#remove(place, id);
      if (isSameText(ours.body, wanted)) return doubles.length === 0 ? 'unchanged' : 'updated';
      const words = { body: wanted };
      await this.#api.tell((gitlab) => resource(gitlab, on).edit(project, number, ours.id, words));
      return 'updated';
    });
  }

  async #remove({ on, number }: CommentPlace, id: number): Promise<void> {
    const { project } = this.#api;
    try {
      await this.#api.tell((gitlab) => resource(gitlab, on).remove(project, number, id));
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }

  /** A person may write the marker too: such a note is never ours. */
  async #ours(place: CommentPlace, marker: string): Promise<readonly NoteAnswer[]> {
    const self = await this.#people.self();
    const found = await this.all(place);
    return found.filter(
      ({ body, system, author }) =>
        !system && author?.id === self.id && below(marker, body) !== undefined,
    );
  }
}

// --- internal ---

function resource(gitlab: Client, on: CommentPlace['on']) {
  return on === 'issue' ? gitlab.IssueNotes : gitlab.MergeRequestNotes;
}
