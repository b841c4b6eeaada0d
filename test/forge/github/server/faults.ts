import { type Answer, refusal } from './answer.ts';
import type { Clock } from './clock.ts';

/** What may go wrong with the next calls. */
export interface Fault {
  /** How many of them. */
  left: number;
  /** `after`: the call has its effect, and the answer gets lost. */
  readonly when: 'before' | 'after';
  readonly answer: Answer | 'no answer';
  /** Which calls; all without it. */
  readonly concerns?: (method: string, path: string) => boolean;
}

/** Everything by which the forge can be out of order, one fault after the other. */
export class Faults {
  readonly #clock: Clock;
  readonly #faults: Fault[] = [];
  #downUntil = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(fault: Fault): void {
    this.#faults.push(fault);
  }

  clear(): void {
    this.#faults.length = 0;
  }

  /** Every call ends in a 503 for so many minutes of the clock. */
  breakDown(minutes: number): void {
    this.#downUntil = this.#clock.now() + minutes * 60_000;
  }

  /** The fault that this call meets, if any. */
  meet(method: string, path: string): Fault | undefined {
    if (this.#clock.now() < this.#downUntil) {
      const answer = refusal(503, 'Service unavailable');
      return { left: 1, when: 'before', answer };
    }
    const met = this.#faults.find(
      ({ left, concerns }) => left > 0 && (concerns?.(method, path) ?? true),
    );
    if (met !== undefined) met.left -= 1;
    return met;
  }
}

/** Too much at once: to be tried again after so many seconds; without them, GitHub does not say. */
export function secondaryLimit(seconds?: number, status = 403): Answer {
  const message =
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  return {
    ...refusal(status, message),
    ...(seconds === undefined ? {} : { headers: { 'retry-after': String(seconds) } }),
  };
}

/** The hour's calls are used up, until then (seconds since 1970). */
export function primaryLimit(reset: number, status = 403): Answer {
  return {
    ...refusal(status, 'API rate limit exceeded for installation ID 4711.'),
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) },
  };
}
