import type { HttpError } from './http-error.ts';

/** The calls of the hour are used up. */
export function isPrimaryLimit(error: HttpError): boolean {
  return isLimit(error) && error.response?.headers['x-ratelimit-remaining'] === '0';
}

/** Too many calls at once, or too much written in a short time. */
export function isSecondaryLimit(error: HttpError): boolean {
  return isLimit(error) && (error.status === 429 || /\bsecondary rate\b/i.test(error.message));
}

/** When calls are taken again, where GitHub says so. */
export function resetOf(error: HttpError): Date | undefined {
  const headers = error.response?.headers ?? {};
  const reset = Number(headers['x-ratelimit-reset']);
  if (isPrimaryLimit(error) && Number.isSafeInteger(reset) && reset > 0) {
    return new Date(reset * 1000);
  }
  const after = Number(headers['retry-after']);
  return Number.isSafeInteger(after) && after > 0 ? new Date(Date.now() + after * 1000) : undefined;
}

/**
 * The waits of one run together. Whoever wants to wait asks first; one that would be too
 * long is refused, and the run ends with what it waited for.
 */
export class Patience {
  readonly #most: number;
  readonly #onWait: (seconds: number) => void;
  #spent = 0;

  /** `most` in seconds; `onWait` hears of each wait that begins. */
  constructor(most: number, onWait: (seconds: number) => void = () => {}) {
    this.#most = most;
    this.#onWait = onWait;
  }

  /** Whether so many seconds may still be waited; if so, they count. */
  grants(seconds: number): boolean {
    if (this.#spent + seconds > this.#most) return false;
    this.#spent += seconds;
    this.#onWait(seconds);
    return true;
  }
}

// --- internal ---

function isLimit({ status }: HttpError): boolean {
  return status === 403 || status === 429;
}
