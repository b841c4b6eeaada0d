import { unseen } from '../../base/encode/index.ts';
import type { InstanceProblem } from './problem.ts';

/** Longest instance file that is read, in UTF-8 bytes. The longest of a real fleet is a tenth of it. */
export const longestFile = 64 * 1024;

/** Problems listed at most: what follows the first dozens is noise. */
const listed = 20;

/**
 * Size and characters of the whole text, comments and strings included: a
 * reviewer must see everything that a machine reads. Only line ends and tabs are
 * let through of what is not seen.
 */
export function characterProblems(text: string): InstanceProblem[] {
  const bytes = new TextEncoder().encode(text.slice(0, longestFile + 1)).length;
  if (bytes > longestFile) {
    return [
      {
        code: 'INSTANCE_TOO_LONG',
        line: 1,
        what: `The file is longer than ${longestFile} bytes.`,
        fix: 'Keep only what the schema asks for.',
      },
    ];
  }
  if (!hidden.test(text) && !text.includes(lost)) return [];
  const problems: InstanceProblem[] = [];
  let line = 1;
  for (const character of text.replaceAll('\r\n', '\n')) {
    if (character === '\n') line += 1;
    else if (character === lost) problems.push(lostCharacter(line));
    else if (character !== '\t' && unseen.test(character))
      problems.push(unseenCharacter(character, line));
    if (problems.length === listed) break;
  }
  return problems;
}

// --- internal ---

/** What stands where a file was not UTF-8: the letter that was meant is gone. */
const lost = '\uFFFD';

function lostCharacter(line: number): InstanceProblem {
  return {
    code: 'INSTANCE_LOST_CHARACTER',
    line,
    what: 'A character was lost here (U+FFFD).',
    fix: 'Write the letter again and save the file as UTF-8.',
  };
}

/** Whether there is anything to look for: one pass over a text that is good, as nearly all are. */
const hidden = new RegExp(`(?![\\n\\t])${unseen.source}`, 'u');

function unseenCharacter(character: string, line: number): InstanceProblem {
  const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return {
    code: 'INSTANCE_UNSEEN_CHARACTER',
    line,
    what: `The character U+${point} is not seen by a reader.`,
    fix: 'Remove it.',
  };
}
