import type { ObjectChange } from '../../compare/comparison.ts';
import type { Manifest } from '../../manifest/parse.ts';

/** An object that stands on both sides and differs. */
export interface Changed extends ObjectChange {
  readonly before: Manifest;
  readonly after: Manifest;
}

export function isChanged(change: ObjectChange): change is Changed {
  return change.before !== undefined && change.after !== undefined;
}

/** The kind of the object, on whichever side it stands. */
export function kindOf({ before, after }: ObjectChange): string {
  return (after ?? before)?.kind ?? '';
}
