/**
 * Characters that a reader does not see, or that turn the reading direction:
 * controls, format marks (bidirectional, zero-width), line and paragraph
 * separators, private use, unassigned, lone surrogates, and those that Unicode
 * itself lets a renderer leave out (fillers, variation selectors).
 */
export const unseen =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;
const unseenAll = new RegExp(unseen.source, 'gu');
/** In runs, for there may be a million of them. */
const unseenInLine = new RegExp(`(?:(?![\\n\\t])${unseen.source})+`, 'gu');

/** The first unseen character of a text, by its column (from 1, in characters) and its Unicode name. */
export function firstUnseen(
  text: string,
): { readonly column: number; readonly codePoint: string } | undefined {
  const at = text.search(unseen);
  if (at < 0) return undefined;
  return { column: [...text.slice(0, at)].length + 1, codePoint: codePointAt(text, at) };
}

/** The text without its unseen characters; line ends and tabs stay. */
export function withoutUnseen(text: string): string {
  return text.replace(unseenInLine, '');
}

/** The text with every unseen character written out, `⟨U+202E⟩`: what is there can be seen. */
export function showUnseen(text: string): string {
  return text.replace(unseenAll, (sign) => `⟨${codePointAt(sign, 0)}⟩`);
}

// --- internal ---

function codePointAt(text: string, at: number): string {
  const code = text.codePointAt(at) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
