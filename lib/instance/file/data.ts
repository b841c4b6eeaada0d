import { type Comment, parseSync } from 'oxc-parser';
import { characterProblems } from './characters.ts';
import type { JsonValue } from './json.ts';
import { lineFinder } from './lines.ts';
import { readLiteral } from './literal.ts';
import { bad, good, type InstanceProblem, type Reading } from './problem.ts';
import { exportedObject, type Refusal } from './program.ts';
import { scanProblem } from './scan.ts';

/** The data of an instance file, before any schema has seen it. */
export interface FileData {
  readonly value: { readonly [key: string]: JsonValue };
  /** The line where a field is written, if it is. */
  lineOf(field: string): number | undefined;
  /** What the comments say, in order: a file that is written anew loses them. */
  readonly comments: readonly string[];
}

/**
 * Reads the object literal of an instance file, and nothing but that: the text is
 * parsed, never run (law 2). Used by the reader of today's files and by the
 * codemod that brings up yesterday's.
 */
export function readData(text: string, path: string): Reading<FileData> {
  const characters = characterProblems(text);
  if (characters.length > 0) return bad(characters);
  const tangled = scanProblem(text);
  if (tangled !== undefined) return bad([tangled]);

  const parsed = parseSync(path, text, { lang: 'ts', sourceType: 'module', astType: 'ts' });
  const lineAt = lineFinder(text);
  if (parsed.errors.length > 0) {
    return bad(
      parsed.errors.map((error) => ({
        code: 'INSTANCE_SYNTAX',
        line: lineAt(error.labels[0]?.start ?? 0),
        what: `This is not TypeScript: ${error.message}`,
        fix: 'Mend the syntax.',
      })),
    );
  }
  const { object, refusals } = exportedObject(parsed.program);
  const literal = object === undefined ? undefined : readLiteral(object);
  const all = [
    ...parsed.comments.flatMap(refusedComment),
    ...refusals,
    ...(literal?.refusals ?? []),
  ];
  if (all.length > 0 || literal === undefined) return bad(all.map((one) => problemAt(one, lineAt)));
  return good({
    value: literal.value,
    comments: parsed.comments.map((comment) => comment.value.trim()),
    lineOf(field) {
      const offset = literal.offsets.get(field);
      return offset === undefined ? undefined : lineAt(offset);
    },
  });
}

// --- internal ---

/** Comments are welcome, except those that give orders to the checkers of this repository. */
function refusedComment({ value, start }: Comment): Refusal[] {
  if (!/^\/\s*<|@ts-|biome-ignore/.test(value)) return [];
  return [
    {
      code: 'INSTANCE_COMMENT',
      at: start,
      what: 'This comment switches a check off.',
      fix: 'Remove it and mend what the check says.',
    },
  ];
}

function problemAt(
  { at, ...refusal }: Refusal,
  lineAt: (offset: number) => number,
): InstanceProblem {
  return { ...refusal, line: lineAt(at) };
}
