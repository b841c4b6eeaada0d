import type { Person } from '../forge.ts';
import type { Store } from './store.ts';

/** What a test, or somebody who tries things out, says of an account. */
export interface Standing {
  readonly isBot?: boolean;
  /** By their paths or their numbers. */
  readonly groups?: readonly (string | number)[];
  readonly mayMerge?: boolean;
}

/**
 * The accounts of the local forge. One of which nobody said anything may do everything:
 * whoever uses a forge of files holds the files.
 */
export class People {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The account of that login, made where there is none yet. */
  named(login: string, { isBot = false }: Pick<Standing, 'isBot'> = {}): Person {
    const people = this.#store.list('people');
    const found = people.find((person) => person.login === login);
    if (found !== undefined) return { id: found.number, login, isBot: found.isBot };
    const number = (people.at(-1)?.number ?? 0) + 1;
    this.#store.write('people', { number, login, isBot });
    return { id: number, login, isBot };
  }

  describe(login: string, standing: Standing): Person {
    return this.#store.locked(() => this.#describe(login, standing));
  }

  #describe(login: string, { isBot = false, groups, mayMerge }: Standing): Person {
    const { id } = this.named(login);
    this.#store.write('people', {
      ...{ number: id, login, isBot },
      ...(groups === undefined ? {} : { groups: [...groups] }),
      ...(mayMerge === undefined ? {} : { mayMerge }),
    });
    return { id, login, isBot };
  }

  belongsTo({ id }: Person, group: string | number): boolean {
    return this.#store.read('people', id)?.groups?.includes(group) ?? true;
  }

  mayMerge({ id }: Person): boolean {
    return this.#store.read('people', id)?.mayMerge ?? true;
  }
}
