import type { Bilingual } from '../base/index.ts';

/** One thing that the forge must have been told, and whether it has been. */
export interface SetupFact {
  /** Stable, lower case with dashes: `token-scopes`. */
  readonly id: string;
  /** `unknown`: the token may not see it. */
  readonly state: 'ok' | 'missing' | 'unknown';
  /** What is so, or what is missing: one sentence. */
  readonly fr: string;
  readonly en: string;
  /** What to do, in the imperative; null where there is nothing to do. */
  readonly fix: Bilingual | null;
}

/** What the set-up of a forge is held against. */
export interface WantedSetup {
  /** Every label that the road of a request may give. */
  readonly labels: readonly string[];
  /** Branch that requests are merged to. */
  readonly base: string;
  /** Branch that Argo CD follows. */
  readonly live: string;
  /** `YYYY-MM-DD`: what the token's last day is compared with. */
  readonly today: string;
}
