import { FleetError } from '../../base/index.ts';
import type { ChangedIssue, Issue, LabelChange, Outcome, WantedIssue } from '../forge.ts';
import { type Comments, withComment } from './comments.ts';
import { missing } from './missing.ts';
import type { People } from './people.ts';
import type { Store, StoredIssue } from './store.ts';

/** An issue as somebody writes it; their account is known by its login. */
export type WrittenIssue = Omit<Issue, 'state' | 'labels' | 'author'> & {
  readonly author: string;
};

/** The issues of the local forge, one file each. */
export class Issues {
  readonly #store: Store;
  readonly #people: People;

  constructor(store: Store, people: People) {
    this.#store = store;
    this.#people = people;
  }

  /** Plays the requester: opens the issue, or edits it. Its day, labels and comments stay. */
  write(written: WrittenIssue): Outcome {
    return this.#store.locked(() => {
      const wanted = { ...written, author: this.#people.named(written.author) };
      const old = this.#store.read('issues', wanted.number);
      if (old === undefined) {
        this.#store.write('issues', { ...wanted, state: 'open', labels: [], comments: [] });
        return 'created';
      }
      if (old.author.id !== wanted.author.id) throw notYours(wanted.number);
      if (old.body === wanted.body && old.title === wanted.title) return 'unchanged';
      this.#store.write('issues', { ...old, ...wanted, openedOn: old.openedOn });
      return 'updated';
    });
  }

  read(number: number): Issue {
    const { comments: _, marker: __, ...issue } = this.#stored(number);
    return issue;
  }

  comments(number: number): Comments {
    return this.#stored(number).comments;
  }

  upsertComment(number: number, marker: string, body: string): Outcome {
    return this.#store.locked(() => {
      const issue = this.#stored(number);
      const { comments, outcome } = withComment(issue.comments, marker, body);
      if (outcome !== 'unchanged') this.#store.write('issues', { ...issue, comments });
      return outcome;
    });
  }

  /** Opens, under this login, the one issue of a marker. */
  ensure(wanted: WantedIssue, login: string): { number: number; outcome: Outcome } {
    return this.#store.locked(() => {
      const issues = this.#store.list('issues');
      const old = issues.find((issue) => issue.marker === wanted.marker);
      if (old === undefined) {
        const number = (issues.at(-1)?.number ?? 0) + 1;
        const author = this.#people.named(login, { isBot: true });
        const frame = { number, author, state: 'open' as const, labels: [], comments: [] };
        this.#store.write('issues', { ...wanted, ...frame });
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

  close(marker: string): Outcome {
    return this.#store.locked(() => {
      const old = this.#store.list('issues').find((issue) => issue.marker === marker);
      if (old === undefined || old.state === 'closed') return 'unchanged';
      this.#store.write('issues', { ...old, state: 'closed' });
      return 'updated';
    });
  }

  setState(number: number, state: Issue['state']): void {
    this.#store.locked(() => {
      this.#store.write('issues', { ...this.#stored(number), state });
    });
  }

  setLabels(number: number, { add, remove }: LabelChange): Outcome {
    return this.#store.locked(() => {
      const issue = this.#stored(number);
      const kept = issue.labels.filter((label) => !remove.includes(label) && !add.includes(label));
      const labels = [...kept, ...add].sort();
      if (labels.join('\n') === [...issue.labels].sort().join('\n')) return 'unchanged';
      this.#store.write('issues', { ...issue, labels });
      return 'updated';
    });
  }

  changed(since: string): readonly ChangedIssue[] {
    return this.#store
      .list('issues')
      .map(({ number }) => ({ number, changedAt: this.#store.changedAt('issues', number) }))
      .filter(({ changedAt }) => Date.parse(changedAt) >= Date.parse(since))
      .sort((one, other) => Date.parse(one.changedAt) - Date.parse(other.changedAt));
  }

  #stored(number: number): StoredIssue {
    return this.#store.read('issues', number) ?? missing('FORGE_NO_ISSUE', 'issue', number);
  }
}

// --- internal ---

function notYours(number: number): FleetError {
  return new FleetError({
    code: 'FORGE_NOT_YOURS',
    what: `Issue ${number} was opened by somebody else.`,
    where: '--author',
    fix: 'Take another number.',
  });
}
