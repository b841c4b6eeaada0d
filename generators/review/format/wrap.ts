/**
 * A text in lines of at most `width` columns, broken at blanks; a word without one that is
 * longer stands alone, whole, so that it can be copied. Lines after the first are indented.
 */
export function wrap(text: string, width: number, indent = 0): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const margin = lines.length === 0 ? '' : ' '.repeat(indent);
    if (line === '') line = margin + word;
    else if (columns(line) + 1 + columns(word) <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = ' '.repeat(indent) + word;
    }
  }
  return [...lines, line];
}

// --- internal ---

/** East Asian signs and pictures take two columns, marks on letters none. */
function columns(text: string): number {
  let count = 0;
  for (const sign of text) count += /\p{M}/u.test(sign) ? 0 : wide.test(sign) ? 2 : 1;
  return count;
}

const wide =
  /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff01-\uff60]/u;
