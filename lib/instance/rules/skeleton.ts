/** Signs that a reader takes one for the other, and the sign that stands for them all. */
const lookalikes: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/0/g, 'o'],
  [/[1il]/g, 'l'],
  [/5/g, 's'],
  [/2/g, 'z'],
  [/8/g, 'b'],
];

/**
 * What stays of a slug when look-alikes are folded and everything but letters
 * and digits is dropped: two slugs with one skeleton are confused on paper or by
 * phone. Digits stay apart from each other, so that neighbouring unit codes do.
 */
export function skeleton(slug: string): string {
  const plain = slug
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return lookalikes.reduce((text, [signs, sign]) => text.replace(signs, sign), plain);
}

/**
 * The skeleton without a leading kind of unit: `umr-1434` and `ur-1434` are
 * easily taken for one another, for a unit changes its kind and keeps its number.
 * Undefined where no number follows the kind.
 */
export function unitSkeleton(slug: string): string | undefined {
  const number = /^(?:umr|ur|ue|us|uar|usc)-?(?<rest>[0-9]+.*)$/.exec(slug)?.groups?.['rest'];
  return number === undefined ? undefined : skeleton(number);
}
