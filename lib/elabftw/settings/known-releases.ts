/** A line of releases whose settings and answers were looked at. */
export interface KnownRelease {
  /** Major and minor: a line keeps its settings. */
  readonly line: string;
  /** What was installed and asked. */
  readonly seen: string;
}

/**
 * Lines that the reconciler works on (facts/elabftw-live.md). Another one is refused
 * until somebody has compared its settings and its answers: the row here is that
 * person’s word.
 */
export const knownReleases: readonly KnownRelease[] = [
  { line: '5.6', seen: '5.6.12' },
  { line: '6.0', seen: '6.0.0-alpha4' },
];
