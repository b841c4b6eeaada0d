/** Time, as whoever waits sees it: tests bring one that passes at once. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** How patient a run may be. */
export interface WaitingOptions {
  /** @default the machine's own. */
  readonly clock?: Clock;
  /**
   * Milliseconds that one run may wait in all, however many calls fail.
   * @default 120_000: the limits of GitLab last a minute; what lasts longer, the schedule tries again.
   */
  readonly budget?: number;
}

/** The patience of one run: pauses that double, or as long as the forge asks for. */
export class Waiting {
  readonly #clock: Clock;
  #left: number;

  constructor({ clock = machine, budget = 120_000 }: WaitingOptions = {}) {
    this.#clock = clock;
    this.#left = budget;
  }

  now(): number {
    return this.#clock.now();
  }

  /** Waits as long; false, at once, when the patience of the run does not last for it. */
  async pause(milliseconds: number): Promise<boolean> {
    if (milliseconds > this.#left) return false;
    this.#left -= milliseconds;
    await this.#clock.sleep(milliseconds);
    return true;
  }
}

/** Milliseconds before the next try, after so many: 1 s, 2 s, 4 s, … one minute at most. */
export function backoff(tries: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.min(tries, 10));
}

/**
 * Milliseconds that the forge asks to wait: `Retry-After` in seconds or as a date, else
 * `RateLimit-Reset` in seconds since 1970. Undefined when it does not say.
 */
export function askedPause(headers: Headers, now: number): number | undefined {
  const after = headers.get('retry-after');
  if (after !== null && /^[0-9]{1,6}$/.test(after.trim())) return Number(after) * 1000;
  if (after !== null && !Number.isNaN(Date.parse(after)))
    return Math.max(0, Date.parse(after) - now);
  const reset = headers.get('ratelimit-reset');
  if (reset === null || !/^[0-9]{1,12}$/.test(reset.trim())) return undefined;
  return Math.max(0, Number(reset) * 1000 - now);
}

// --- internal ---

const machine: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
