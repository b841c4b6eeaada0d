import type { Instance } from '../../../lib/instance/index.ts';
import type { Platform } from '../../../lib/platform/index.ts';
import type { Reason } from '../reason/reason.ts';
import type { Value } from './values.ts';

/** What reading a line may know. */
export interface ReadingContext {
  readonly platform: Platform;
  /** Day on which the request was opened. */
  readonly openedOn: string;
  /** Every slug that was ever given. */
  readonly taken: readonly string[];
  /** Every instance there is. */
  readonly fleet: readonly Instance[];
  /** What the request says of the entity, to suggest a slug from. */
  readonly entity: { readonly name: string; readonly acronym?: string; readonly code?: string };
}

/** One answer, read: its value, or why it has none. */
export type Read = { readonly value: Value } | { readonly reasons: readonly Reason[] };

/** No value, for one reason. */
export function refused(why: Reason): Read {
  return { reasons: [why] };
}
