import type { ObjectChange } from '../compare/comparison.ts';
import { type Difference, differences } from '../compare/difference.ts';
import type { Path } from '../compare/path.ts';
import { objectType } from '../compare/schema.ts';
import type { Manifest } from '../manifest/parse.ts';
import type { Expected } from './expected.ts';

/** What came of holding a change against what this program renders. */
export type Held =
  | { readonly is: 'rendered' }
  /** Rendering gives something else at these places; at none: something else as a whole. */
  | { readonly is: 'another'; readonly differences: readonly Difference[] }
  /** This program does not even render what the base has: it cannot tell. */
  | { readonly is: 'unknown' };

/** Whether the change is what comes of rendering the head's sources. */
export function held(change: ObjectChange, expected: Expected): Held {
  const { owner, before, after } = change;
  const manifest = after ?? before;
  const [base, head] = [expected('base', owner), expected('head', owner)];
  if (manifest === undefined || base === undefined || head === undefined) return unknown;
  const [old, now] = [base.find({ manifest, owner }), head.find({ manifest, owner })];
  if (after === undefined) return gone(old, now);
  if (before === undefined) return now !== undefined && isSame(now, after) ? rendered : another([]);
  if (now === undefined) return old === undefined ? unknown : another([]);
  const strange = between(now, after);
  const left = change.differences.filter((one) => strange.some((other) => meet(one, other)));
  if (left.length === 0) return rendered;
  if (old === undefined) return unknown;
  const before0 = between(old, before);
  const told = left.filter((one) => !before0.some((other) => meet(one, other)));
  return told.length === 0 ? unknown : another(told);
}

// --- internal ---

const rendered: Held = { is: 'rendered' };
const unknown: Held = { is: 'unknown' };

function another(found: readonly Difference[]): Held {
  return { is: 'another', differences: found };
}

/** An object that goes must be one that is rendered no more. */
function gone(old: Manifest | undefined, now: Manifest | undefined): Held {
  if (now === undefined) return rendered;
  return old === undefined ? unknown : another([]);
}

function isSame(one: Manifest, other: Manifest): boolean {
  return between(one, other).length === 0;
}

function between(one: Manifest, other: Manifest): Difference[] {
  return differences(one.body, other.body, objectType(other.apiVersion, other.kind));
}

/** Whether one place lies in the other. Places of a list differ with what they are counted against: any is any other. */
function meet({ path: one }: Difference, { path: other }: Difference): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((step, index) => stepKey(step) === stepKey(other[index]));
}

function stepKey(step: Path[number] | undefined): string {
  if (step === undefined || 'index' in step) return 'index';
  return 'item' in step ? `item ${step.item}` : `field ${step.field}`;
}
