import { describe, expect, it } from 'vitest';
import { answerRequest, forges } from '../../generators/request/index.ts';
import { commentOn } from '../request/support/comments.ts';
import { headings } from '../request/support/hostile.ts';
import { bodyOf, contextOf } from '../request/support/samples.ts';
import { bestTime } from '../request/support/timing.ts';

const kilobyte = 1024;
/** The longest that GitLab admits, within a form. */
const megabyte = 1000 * kilobyte;

/** Texts, by a piece that is repeated, that are slow for whoever backtracks, sorts or composes. */
const shapes: readonly (readonly [string, string])[] = [
  ['backticks', '`'],
  ['number signs', '#'],
  ['number signs on lines of their own', '#\n'],
  ['quotation marks', '>'],
  ['nested quotations', '> '],
  ['stars', '*'],
  ['underscores', '_'],
  ['tildes', '~'],
  ['pipes', '|'],
  ['rows of a table', '|a|b|\n'],
  ['backslashes', '\\'],
  ['opening brackets', '['],
  ['links that never end', '[a]('],
  ['images that never end', '![](<'],
  ['parentheses', '('],
  ['empty boxes', '- [ ] '],
  ['lines of empty boxes', '- [ ] x\n'],
  ['lines of ticked boxes', '- [X] x\n'],
  ['nested lists', '- '],
  ['numbers of lists', '1. '],
  ['openings of comments', '<!--'],
  ['ends of comments', '-->'],
  ['openings of folds', '<details>'],
  ['tags', '<a '],
  ['less-than signs', '<'],
  ['ampersands', '&'],
  ['at signs', '@'],
  ['mentions', '@all '],
  ['slashes on lines of their own', '/close\n'],
  ['blanks', ' '],
  ['tabs', '\t'],
  ['no-break spaces', '\u00a0'],
  ['line ends', '\n'],
  ['carriage returns', '\r'],
  ['Windows line ends', '\r\n'],
  ['line separators', '\u2028'],
  ['marks on one letter', '\u0301'],
  ['marks of two classes', '\u0301\u0323'],
  ['marks just below what is refused', `e${'\u0301'.repeat(29)}`],
  ['marks behind unseen signs', 'a\u0301\u200b'],
  ['letters that compose', 'e\u0301'],
  ['syllables that compose', '\u1100\u1161\u11a8'],
  ['unseen signs', '\u200b'],
  ['changes of direction', '\u202e\u202c'],
  ['byte-order marks', '\ufeff'],
  ['halves of characters', '\ud83d'],
  ['emoji', '🌱'],
  ['joined emoji', '👩\u200d🌾'],
  ['NUL', '\u0000'],
  ['letters', 'x'],
  ['words', 'mot '],
  ['capital words', 'Aa '],
  ['headings of the forms', `${headings.join('\n')}\n`],
  ['one heading', `${headings[0]}\n`],
  ['headings that are nearly the form’s', `${headings.map((line) => `${line}s`).join('\n')}\n`],
  ['headings of commitments', markers()],
  ['expressions', '$\u007b{ a }}'],
  ['anchors', '&a *a\n'],
];

/** Markers of versions that nobody published, each another. */
function markers(): string {
  return Array.from({ length: 999 }, (_, at) => {
    const form = `move/${at + 3}`;
    return `### Engagements (formulaire ${form}) / Commitments (form ${form})\n`;
  }).join('');
}

/** A good request in which a text has this length, and the text alone. */
function bodies(piece: string, length: number): readonly string[] {
  const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  return [text, bodyOf('unit-managed', 'gitlab', { purpose: `a${text}b` })];
}

function answer(body: string, forge: 'github' | 'gitlab'): void {
  commentOn(answerRequest(body, contextOf(forge)));
}

describe('a megabyte', () => {
  it.each(shapes)(
    'of %s is answered in under a second, and four times as much in four times the time',
    (_, piece) => {
      const [short, long] = [megabyte / 4, megabyte].map((length) => bodies(piece, length));
      for (const [at, body] of (long ?? []).entries()) {
        for (const forge of forges) {
          const time = bestTime(1000, () => answer(body, forge));
          expect(time).toBeLessThan(1000);
        }
        const before = bestTime(0, () => answer(short?.[at] ?? '', 'gitlab'));
        const after = bestTime(0, () => answer(body, 'gitlab'));
        // Linear is four, the square sixteen; what takes less than 40 ms is noise.
        expect(after / Math.max(before, 40)).toBeLessThan(6);
      }
    },
  );
});
