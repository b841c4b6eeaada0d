import { showUnseen } from './unseen.ts';

/**
 * How user text is put into a comment on a forge. Whatever the text, it stays
 * text: no mention, reference, link, image, command, HTML tag or table cell
 * comes of it. Held against a Markdown parser in the tests.
 */

/** Characters of user text that one code span shows, at most. */
const shown = 100;

/** Words of letters, with an apostrophe or a dash inside: nothing that a forge knows a meaning for. */
const plainWord = /^\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*['’]?$/u;
/** Too short for a commit, an issue needs a sign before it. */
const plainNumber = /^[0-9]{1,5}$/;
/** Letters that could be the beginning of a commit's hash. */
const hash = /^[0-9a-f]{7,}$/;
const edges = /^(?<open>[«“‘(]*)(?<word>.*?)(?<close>[»”’),.;:!?…]*)$/su;

/**
 * The text as one code span that nothing inside can close, fit for a table cell:
 * one line, unseen characters written out, cut after `longest` characters.
 */
export function codeSpan(text: string, longest: number = shown): string {
  const content = tableSafe(oneLine(cut(text, longest)));
  if (content === '') return '` `';
  const fence = '`'.repeat(longestRun(content) + 1);
  const pad = /^[` ]|[` ]$/.test(content) ? ' ' : '';
  return `${fence}${pad}${content}${pad}${fence}`;
}

/**
 * A sentence in which a rule may have quoted user text, fit for a table cell: words of
 * letters stand as they are, any other word goes into a code span of its own; so does a
 * single word between « and », which is a value somebody may copy.
 */
export function safeSentence(text: string, longest = 600): string {
  const parts = oneLine(cut(text, longest)).split(/([ \u00a0\u202f]+)/u);
  return parts
    .map((part, index) => {
      if (index % 2 === 1) return part;
      const isQuoted = parts[index - 2] === '«' && parts[index + 2]?.startsWith('»') === true;
      return isQuoted ? codeSpan(part) : safeWord(part);
    })
    .join('');
}

/**
 * Text of several lines as a fenced block, whose fence is longer than any run inside.
 * Not for words of a requester: a forge that looks for commands line by line may take
 * a run of three backticks inside for the end of the block.
 */
export function codeBlock(text: string, info = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${info}\n${text.replace(/\r\n?/g, '\n').replace(/\n+$/, '')}\n${fence}`;
}

// --- internal ---

function safeWord(part: string): string {
  const { open = '', word = '', close = '' } = edges.exec(part)?.groups ?? {};
  if (word === '' || isPlain(word)) return part;
  return `${open}${codeSpan(word)}${close}`;
}

function isPlain(word: string): boolean {
  if (/^[–—→-]$/.test(word)) return true;
  return plainNumber.test(word) || (plainWord.test(word) && !hash.test(word));
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  // Twice as many units hold as many characters; a text of any length costs the same.
  const characters = [...text.slice(0, longest * 2 + 2)];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}

function oneLine(text: string): string {
  return showUnseen(text.replace(/\r\n?|[\n\v\f\u0085\u2028\u2029]/g, ' ⏎ ').replace(/\t/g, ' '));
}

/**
 * A pipe ends a cell even inside a code span, so it is escaped; renderers disagree
 * on what a backslash before that escape means, so such a backslash is drawn as
 * its full-width twin.
 */
function tableSafe(text: string): string {
  return text.replace(/\\+(?=\|)/g, (run) => '＼'.repeat(run.length)).replace(/\|/g, '\\|');
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
