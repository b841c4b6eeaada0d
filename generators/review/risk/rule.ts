import type { Comparison } from '../compare/comparison.ts';
import type { RiskLevel } from '../report.ts';

/**
 * One deterministic rule over the difference of two trees. Its id is stable:
 * acceptances and how-tos name it.
 */
export interface Rule {
  readonly id: string;
  readonly level: RiskLevel;
  /** What it fires at, in one line: `A claim asks for less than it has.` */
  readonly finds: string;
  /** Why that is a risk: what happens to a notebook, its data or the fleet. */
  readonly reason: string;
  /** What to do about it, in the imperative. */
  readonly fix: string;
  /** Whether it says the same of the way back: fires at the same objects when the sides change places. */
  readonly symmetric?: true;
  readonly find: (comparison: Comparison) => readonly Hit[];
}

/** One place at which a rule fires. */
export interface Hit {
  readonly object: string;
  readonly instances: readonly string[];
  readonly message: string;
}
