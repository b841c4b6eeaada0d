import { closest, distance } from 'fastest-levenshtein';

/**
 * The known word that a reader most likely meant, or undefined when none is near.
 * Near means at most a third of the word's letters apart, and never more than 3.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const best = closest(word.toLowerCase(), [...known]);
  const limit = Math.min(3, Math.ceil(best.length / 3));
  return distance(word.toLowerCase(), best.toLowerCase()) <= limit ? best : undefined;
}
