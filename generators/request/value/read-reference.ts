import type { Institute } from '../../../lib/platform/index.ts';
import { reason } from '../reason/reason.ts';
import { type Read, refused } from './reading.ts';

/**
 * A person's reference in the directory. Whatever reads as a name or an address is
 * told apart from a typing mistake, for it must leave a page that everybody reads.
 */
export function readReference(answer: string, { directory }: Institute): Read {
  const { example, whereToFind: where, name } = directory;
  if (new RegExp(`^(?:${directory.reference})$`).test(answer)) return { value: answer };
  if (looksLikePerson(answer)) return refused(reason('reference-person', { example, where }));
  return refused(reason('reference-shape', { directory: name, example, where }));
}

// --- internal ---

/** Two words of letters, an address, or letters joined by a dot as in logins. */
function looksLikePerson(answer: string): boolean {
  return (
    /@/.test(answer) || /^\p{L}[\p{L}’'-]*(?:[ \u00a0.,_]+\p{L}[\p{L}’'-]*)+\.?$/u.test(answer)
  );
}
