/** Milliseconds after which to look again; undefined: when something changes. */
export type Again = number | undefined;

/** Pause before failed work is tried again, in ms. */
const retry = 250;
/** Keys that are worked on at the same time. */
const width = 8;

/**
 * A controller's work queue: a key that is added many times is worked on once, and
 * never twice at the same time.
 */
export class WorkQueue {
  readonly #work: (key: string) => Promise<Again>;
  readonly #failed: (error: unknown) => void;
  readonly #signal: AbortSignal;
  readonly #waiting = new Set<string>();
  readonly #busy = new Set<string>();

  constructor(
    work: (key: string) => Promise<Again>,
    failed: (error: unknown) => void,
    signal: AbortSignal,
  ) {
    this.#work = work;
    this.#failed = failed;
    this.#signal = signal;
  }

  add(key: string): void {
    this.#waiting.add(key);
    this.#fill();
  }

  #addLater(key: string, milliseconds: number): void {
    setTimeout(() => this.add(key), milliseconds).unref();
  }

  #fill(): void {
    for (const key of this.#waiting) {
      if (this.#signal.aborted || this.#busy.size >= width) return;
      if (this.#busy.has(key)) continue;
      this.#waiting.delete(key);
      this.#busy.add(key);
      void this.#run(key);
    }
  }

  async #run(key: string): Promise<void> {
    try {
      const again = await this.#work(key);
      if (again !== undefined) this.#addLater(key, again);
    } catch (error) {
      this.#failed(error);
      this.#addLater(key, retry);
    } finally {
      this.#busy.delete(key);
      this.#fill();
    }
  }
}
