import type { Instance } from './schema/instance.ts';

/**
 * The first day on which the instance is known to have existed: the beginning of its
 * history, or of the first mandate of its pilots; undefined where neither is written.
 */
export function openedOn({ history, pilots }: Instance): string | undefined {
  const [first] = history;
  if (first !== undefined) return first.on;
  return pilots.map(({ mandate }) => mandate.from).sort()[0];
}
