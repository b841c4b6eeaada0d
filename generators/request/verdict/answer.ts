import type { Bilingual } from '../../../lib/base/index.ts';
import type { RequestKind, Route } from '../definition/kind.ts';
import type { Approval } from '../screening/approvals.ts';
import type { Effect } from './effect.ts';
import type { Verdict } from './verdict.ts';

/** The verdict, and what the roads need to carry it out. */
export interface Answer {
  /** The kind of request, as the version of the form shows it that was filled in; null when unknown. */
  readonly kind: RequestKind | null;
  readonly verdict: Verdict;
  /** Null unless the verdict is `ok`. */
  readonly effect: Effect | null;
  /** Whom the platform's teams must approve it for, as far as the answers say; none while unread. */
  readonly approvals: readonly Approval[];
  /** What people do by hand before the merge. */
  readonly byHand: readonly Bilingual[];
  /** Where a question goes: a team of the platform file, and the label that says so. */
  readonly routed: Routed | null;
  /** The current form with the answers copied into it, where the request needs another form; null otherwise. */
  readonly prefilled: string | null;
}

export interface Routed {
  readonly route: Route;
  readonly team: string;
  readonly label: string;
}
