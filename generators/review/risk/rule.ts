import type { Comparison } from '../compare/comparison.ts';
import type { RiskLevel } from '../report.ts';

/**
 * One deterministic rule over the difference of two trees. Its id is stable:
 * acceptances and how-tos name it.
 */
export interface Rule {
  readonly id: string;
  readonly level: RiskLevel;
  /** What to do about it, in the imperative. */
  readonly fix: string;
  readonly find: (comparison: Comparison) => readonly Hit[];
}

/** One place at which a rule fires. */
export interface Hit {
  readonly object: string;
  readonly instances: readonly string[];
  readonly message: string;
}
