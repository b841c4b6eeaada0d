import type { Bilingual } from './text.ts';

/**
 * What a rule found. `error` refuses, `warn` asks a person to look, `info` only
 * tells. Rules return findings; they never throw and never print.
 */
export interface Finding {
  /** Stable and lower case with dashes, e.g. `slug-taken`. */
  readonly code: string;
  readonly level: 'error' | 'warn' | 'info';
  readonly fr: string;
  readonly en: string;
  /** What to do about it, in the imperative. */
  readonly fix: Bilingual;
  /** The instance it concerns. */
  readonly slug?: string;
  /** Path inside the instance, as a reader would write it: `pilots[0].mandate.until`. */
  readonly field?: string;
}

/** Whether nothing among these findings refuses. */
export function accepted(findings: readonly Finding[]): boolean {
  return findings.every((finding) => finding.level !== 'error');
}
