import { diffArrays } from 'diff';

/** A stretch where the three texts do not all agree: what each says there, by line. */
export interface Stretch {
  readonly before: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
  /** Index of the first line of `mine`. */
  readonly at: number;
}

/**
 * `mine` with what changed from `before` to `theirs`. Where both changed the same lines,
 * `settle` says what stands there.
 */
export function mergeLines(
  before: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  settle: (stretch: Stretch) => readonly string[],
): readonly string[] {
  const inMine = matches(before, mine);
  const inTheirs = matches(before, theirs);
  const merged: string[] = [];
  let [a, m, t] = [0, 0, 0];
  for (let next = 0; next <= before.length; next += 1) {
    const isEnd = next === before.length;
    const mineAt = isEnd ? mine.length : inMine.get(next);
    const theirsAt = isEnd ? theirs.length : inTheirs.get(next);
    if (mineAt === undefined || theirsAt === undefined) continue;
    const stretch = {
      before: before.slice(a, next),
      mine: mine.slice(m, mineAt),
      theirs: theirs.slice(t, theirsAt),
      at: m,
    };
    merged.push(...resolved(stretch, settle), ...mine.slice(mineAt, mineAt + 1));
    [a, m, t] = [next + 1, mineAt + 1, theirsAt + 1];
  }
  return merged;
}

// --- internal ---

function resolved(
  stretch: Stretch,
  settle: (stretch: Stretch) => readonly string[],
): readonly string[] {
  const { before, mine, theirs } = stretch;
  if (same(before, mine)) return theirs;
  if (same(before, theirs) || same(mine, theirs)) return mine;
  return settle(stretch);
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index]);
}

/** Index of each line that both have, in the one and in the other. */
function matches(one: readonly string[], other: readonly string[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let [a, b] = [0, 0];
  for (const { added, removed, value } of diffArrays([...one], [...other])) {
    if (added) b += value.length;
    else if (removed) a += value.length;
    else {
      for (const _ of value) {
        found.set(a, b);
        a += 1;
        b += 1;
      }
    }
  }
  return found;
}
