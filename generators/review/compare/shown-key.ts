import { masked } from '../mask/name.ts';
import { maskTokens } from '../mask/token.ts';

/** A key of a map as a report may show it. Two masked keys of one map must not become one. */
export function shownKey(key: string, taken: { has(key: string): boolean }): string {
  const shown = maskTokens(key);
  let free = shown;
  for (let count = 2; taken.has(free); count += 1) free = `${shown} ${masked} ${count}`;
  return free;
}
