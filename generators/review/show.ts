import { showUnseen } from '../../lib/base/encode/index.ts';

/** Longest value in a report, in UTF-16 units. */
export const valueLimit = 160;

/** Longest name in a report: cluster, kind, and the two longest names that Kubernetes allows. */
export const nameLimit = 600;

/** Longest line of a diff in a report for people. */
const lineLimit = 400;

/** Text as a report holds it: on one line, nothing invisible, bounded. */
export function shown(text: string, limit: number = valueLimit): string {
  return cut(onOneLine(text), limit);
}

/**
 * Two texts, so that their difference is seen: what both begin with is left out
 * when it would push the difference over the limit.
 */
export function shownPair(
  before: string,
  after: string,
  limit: number = valueLimit,
): { before: string; after: string } {
  const [a, b] = [onOneLine(before), onOneLine(after)];
  if (a.length <= limit && b.length <= limit) return { before: a, after: b };
  const start = Math.max(0, commonLength(a, b) - 24);
  const lead = start === 0 ? '' : '… ';
  return {
    before: lead + cut(a.slice(atCharacter(a, start)), limit),
    after: lead + cut(b.slice(atCharacter(b, start)), limit),
  };
}

/** Text of several lines, each bounded and without anything invisible. */
export function shownLines(text: string): string {
  return text
    .split('\n')
    .map((line) => cut(showUnseen(line), lineLimit))
    .join('\n');
}

// --- internal ---

function onOneLine(text: string): string {
  return showUnseen(text.replaceAll('\n', ' ⏎ '));
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const kept = text.slice(0, atCharacter(text, limit));
  return `${kept}… (+${text.length - kept.length})`;
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** The index itself, or one less when it would halve a character. */
function atCharacter(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index;
}
