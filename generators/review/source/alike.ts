import type { Sides } from './source.ts';

/** Whether data says the same on both sides, word for word. */
export function isAlike({ before, after }: Sides<unknown>): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
