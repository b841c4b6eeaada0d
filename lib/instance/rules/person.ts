import type { Platform } from '../../platform/index.ts';

/** Whether a text is a whole reference into the institute's directory. */
export function isDirectoryReference(text: string, platform: Platform): boolean {
  return new RegExp(`^(?:${platform.institute.directory.reference})$`, 'u').test(text);
}

/** Whether one of the words of a mailbox names a function: `cle-haies`, `umr1234.contact`. */
export function namesFunction(text: string, { granularity }: Platform): boolean {
  const words = text.toLowerCase().split(/[^\p{L}]+/u);
  return words.some((word) => granularity.functionWords.includes(word));
}

/**
 * Whether this reads like `prenom.nom` or `p.nom`: two or three words of letters,
 * none of which names a function. A guess that is meant to be on the safe side of
 * the people whose name it would be.
 */
export function looksLikePerson(text: string, platform: Platform): boolean {
  const words = text.toLowerCase().split(/[._]/);
  if (words.length < 2 || words.length > 3) return false;
  if (!words.every((word) => /^\p{L}+(?:-\p{L}+)*[0-9]?$/u.test(word))) return false;
  return !namesFunction(text, platform);
}
