/** Sorted by code unit: the order does not depend on anybody's language. */
export function inOrder(words: Iterable<string>): string[] {
  return [...words].sort((a, b) => compare(a, b));
}

/** Below, above or equal, by code unit. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
