import { parseSync } from 'oxc-parser';
import { FleetError } from '../../base/index.ts';
import type { Instance } from '../schema/instance.ts';
import { lineFinder } from './lines.ts';
import { mergeLines, type Stretch } from './merge-lines.ts';
import { parseInstance, readInstance } from './parse.ts';
import { writeInstance } from './write.ts';

/**
 * The text of an instance's file after a change: only the lines that say something else are
 * written anew, so that maintainers' comments and layout stay. A comment on a line that
 * changes stands above the new line. The text is read back and compared.
 *
 * @throws {FleetError} `INSTANCE_…` when the text cannot be read or the instance does not fit
 * the schema; `INSTANCE_EDIT` when the result would not say what the instance says.
 */
export function editInstance(text: string, path: string, after: Instance): string {
  const { instance: before } = parseInstance(text, path);
  const wanted = writeInstance(after);
  const comments = commentsByLine(text, path);
  const lines = mergeLines(
    linesOf(writeInstance(before)),
    linesOf(text),
    linesOf(wanted),
    (stretch) => withComments(stretch, comments),
  );
  const edited = lines.join('\n');
  const expected = JSON.stringify(parseInstance(wanted, path).instance);
  const back = readInstance(edited, path);
  if (back.ok && JSON.stringify(back.value.instance) === expected) return edited;
  throw new FleetError({
    code: 'INSTANCE_EDIT',
    what: 'The change cannot be written into this file without losing what stands there.',
    where: path,
    fix: 'Move its comments out of the lines that change, then run this again.',
  });
}

// --- internal ---

type Comments = ReadonlyMap<number, readonly string[]>;

/** What stands there now, with the comments that stood above it, on it, and below it. */
function withComments({ mine, theirs, at }: Stretch, comments: Comments): readonly string[] {
  const indent = /^ */.exec(theirs[0] ?? mine[0] ?? '')?.[0] ?? '';
  const kept = mine.map((_, index) =>
    (comments.get(at + index) ?? []).map((comment) => `${indent}${comment}`),
  );
  const below = mine.findLastIndex((line) => !isComment(line)) + 1;
  return [...kept.slice(0, below).flat(), ...theirs, ...kept.slice(below).flat()];
}

/** Whether a line holds nothing but a comment. */
function isComment(line: string): boolean {
  return /^\s*(?:\/\/|\/\*.*\*\/\s*$)/.test(line);
}

function linesOf(text: string): readonly string[] {
  return text.split('\n');
}

/** Comments by the line on which they begin, counted from 0. */
function commentsByLine(text: string, path: string): Comments {
  const { comments } = parseSync(path, text, { lang: 'ts', sourceType: 'module' });
  const lineAt = lineFinder(text);
  const found = new Map<number, readonly string[]>();
  for (const { start, end } of comments) {
    const line = lineAt(start) - 1;
    found.set(line, [...(found.get(line) ?? []), text.slice(start, end)]);
  }
  return found;
}
