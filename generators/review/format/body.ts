import { unseen } from '../../../lib/base/encode/index.ts';
import { maskTokens } from '../mask/token.ts';
import { unchangedSentence } from './words.ts';

/**
 * Longest comment by forge, in UTF-16 units, which are never fewer than characters. GitHub
 * refuses more than 65,536 characters, GitLab more than 1,000,000; what GitHub gets leaves
 * room for the hidden mark by which the comment is found again (facts/requests.md C).
 */
export const commentLimits = { github: 65_000, gitlab: 1_000_000 } as const;

/** Marks the one comment of its kind on a pull request: the forge hides it in the body. */
export const reviewMarker = 'review';

/**
 * What is wrong with a text that claims to be a review comment; nothing for one that
 * `reportMarkdown` made. The job that posts it did not make it and has a token to lose:
 * it posts nothing but this shape, in which no word can mention, close, command or link.
 */
export function checkBody(text: string, limit: number = commentLimits.github): readonly string[] {
  const problems = [
    ...(text.length > limit ? [`is longer than ${limit} characters`] : []),
    ...(text.isWellFormed() ? [] : ['holds half a character']),
    ...(unseen.test(text.replaceAll('\n', '')) ? ['holds a character that cannot be seen'] : []),
    ...(withoutTokens(text) === text ? [] : ['holds what looks like a secret']),
  ];
  if (text === `${unchangedSentence}\n`) return problems;
  if (!firstLine.test(text)) problems.push('does not begin as a review does');
  return [...problems, ...shapeProblems(text.split('\n'))];
}

/** The text with everything that looks like a token masked: part by part, as names are. */
export function withoutTokens(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('/').map(maskTokens).join('/'))
    .join('\n');
}

// --- internal ---

const firstLine = /^## (?:✅|🟠|⛔) Fleet review: (?:unchanged|safe|attention|blocked)\n/u;

/** Tags that may begin or end a fold, each alone on its line but for the summary. */
const foldOpen = /^<details><summary>(?<summary>.*)<\/summary>$/;
const foldClose = '</details>';

/** One code span, as long as its fence and no longer. */
const span = /(?<!`)(?<fence>`+)(?!`).*?(?<!`)\k<fence>(?!`)/g;

/** What is left of a line without its code: words, numbers and the signs of sentences and tables. */
const plain = /^[\p{L}\p{M}\p{N} \u00a0\u202f.,;:!?()«»“”‘’'"–—→−+±×·…%*|/=≥≤✅🟠⛔🔵-]*$/u;

/** Among those, what a forge would take for more than text. */
const meaning =
  /:[\w+-]+:|!\d|%\w|GH-\d|\bwww\.|\b[a-z]+:\/\/|\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,}\b/i;

function shapeProblems(lines: readonly string[]): string[] {
  const problems = new Set<string>();
  let fence = '';
  let depth = 0;
  for (const line of lines) {
    if (fence !== '') {
      if (isClosing(line, fence)) fence = '';
      else if (!/^[ +@-]/.test(line))
        problems.add('holds a line of code that is no line of a diff');
      continue;
    }
    const opening = /^(?<run>`{3,})diff$/.exec(line)?.groups?.['run'];
    if (opening !== undefined) fence = opening;
    else if (line === foldClose) depth -= 1;
    else if (foldOpen.test(line)) depth += 1;
    if (depth < 0) problems.add('closes a fold that is not open');
    if (opening === undefined) for (const what of lineProblems(line)) problems.add(what);
  }
  if (fence !== '') problems.add('leaves a block of code open');
  if (depth > 0) problems.add('leaves a fold open');
  return [...problems];
}

function isClosing(line: string, fence: string): boolean {
  const run = /^ {0,3}(?<run>`{3,})[ \t]*$/.exec(line)?.groups?.['run'] ?? '';
  return run.length >= fence.length;
}

function lineProblems(line: string): readonly string[] {
  if (line === foldClose) return [];
  const text = (foldOpen.exec(line)?.groups?.['summary'] ?? line)
    .replace(/<code>[^<>`]*<\/code>/g, '')
    .replace(span, '')
    .replace(/^#{2,4} /, '');
  return [
    ...(/^\s*\//.test(text) ? ['holds a line that could be a command'] : []),
    ...(plain.test(text) && !meaning.test(text) ? [] : ['holds text that could be more than text']),
  ];
}
