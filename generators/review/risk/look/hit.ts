import type { Comparison, ObjectChange } from '../../compare/comparison.ts';
import { textOf, type Value } from '../../manifest/value.ts';
import type { Owner } from '../../tree/owner.ts';
import type { Hit } from '../rule.ts';

/** A hit that belongs to the object and its instance. */
export function hitAt({ object, owner }: ObjectChange, message: string): Hit {
  return { object, instances: slugsOf(owner), message };
}

/** A rule that looks at one object after the other: what it says of each, every sentence once. */
export function eachChange(
  says: (change: ObjectChange, comparison: Comparison) => readonly string[],
): (comparison: Comparison) => readonly Hit[] {
  return (comparison) =>
    comparison.objects.flatMap((change) =>
      [...new Set(says(change, comparison))].map((message) => hitAt(change, message)),
    );
}

export function slugsOf({ slug }: Owner): readonly string[] {
  return slug === undefined ? [] : [slug];
}

/** A scalar for a message; `none` where there is none. */
export function told(value: Value | undefined): string {
  return value === undefined ? 'none' : (textOf(value) ?? String(value));
}

/** A few words for a message, and how many more there are. */
export function listed(words: readonly string[], most = 6): string {
  if (words.length === 0) return 'none';
  const rest = words.length - most;
  return words.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
