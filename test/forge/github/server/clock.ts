/** The world's clock: the machine's, and what was let pass on top of it. */
export class Clock {
  #passed = 0;

  /** Milliseconds. */
  now(): number {
    return Date.now() + this.#passed;
  }

  pass(seconds: number): void {
    this.#passed += seconds * 1000;
  }
}

/** As GitHub writes an instant: to the second. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
