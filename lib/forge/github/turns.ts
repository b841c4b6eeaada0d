import type { Pace } from './settings.ts';

/**
 * Who writes when. GitHub asks whoever writes a great deal to leave a second between two
 * calls; the plugin leaves three where people are notified. One request makes fewer than
 * ten, so that many go at once, and only what comes after them waits its second.
 */
export function turns({ burst, betweenWrites, second }: Pace): Readonly<Record<string, unknown>> {
  const free: Turns = { schedule: (_, act) => act() };
  const writes = new Writes(burst, betweenWrites * second);
  return { write: { key: () => writes }, notifications: { key: () => free } };
}

// --- internal ---

interface Turns {
  schedule<T>(options: object, act: () => Promise<T>): Promise<T>;
}

class Writes implements Turns {
  readonly #between: number;
  #left: number;
  #last: Promise<unknown> = Promise.resolve();

  constructor(burst: number, between: number) {
    this.#left = burst;
    this.#between = between;
  }

  async schedule<T>(_: object, act: () => Promise<T>): Promise<T> {
    this.#left -= 1;
    if (this.#left < 0) {
      this.#last = this.#last.then(() => new Promise((done) => setTimeout(done, this.#between)));
      await this.#last;
    }
    return act();
  }
}
