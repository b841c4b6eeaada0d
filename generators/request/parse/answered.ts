import type { Reason } from '../reason/reason.ts';

/** What stands under a heading: as written, and what is wrong with its form. */
export interface Answer {
  /** Null when nothing was answered; the ticked labels of boxes. */
  readonly value: string | readonly string[] | null;
  readonly reasons: readonly Reason[];
}
