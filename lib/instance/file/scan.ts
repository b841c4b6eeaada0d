import { lineFinder } from './lines.ts';
import type { InstanceProblem } from './problem.ts';

/** Brackets inside brackets. The schema needs 5. */
const deepest = 10;
/** Words and signs between two separators. An instance file needs 4. */
const longestRun = 8;

/**
 * A look at the tokens before the parser sees the text: the parser is recursive
 * native code, and a file of 30,000 opening brackets would end the process, not
 * raise an error. So depth is bounded here, both of brackets and of anything that
 * nests without brackets (`- - - 1`, `typeof typeof x`, labels).
 *
 * It can tell strings and comments apart exactly because templates, regular
 * expressions and divisions, which would make that hard, are refused on sight.
 */
export function scanProblem(text: string): InstanceProblem | undefined {
  const lineOf = lineFinder(text);
  let depth = 0;
  let run = 0;
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const groups = token.exec(text)?.groups ?? {};
    if (groups['skip'] !== undefined) continue;
    const refused = groups['other'] !== undefined ? refusedSign(groups['other']) : undefined;
    if (refused !== undefined) return { ...refused, line: lineOf(at) };
    if (groups['open'] !== undefined) depth += 1;
    if (groups['close'] !== undefined) depth -= 1;
    run = (groups['open'] ?? groups['close'] ?? groups['end']) ? 0 : run + 1;
    if (depth > deepest || run > longestRun) return { ...tangled, line: lineOf(at) };
  }
  return undefined;
}

// --- internal ---

const token = new RegExp(
  [
    String.raw`(?<skip>\s+|//[^\n\r]*|/\*.*?\*/)`,
    String.raw`(?<string>'(?:[^'\\\n\r]|\\\r\n|\\.)*'|"(?:[^"\\\n\r]|\\\r\n|\\.)*")`,
    String.raw`(?<word>[\p{ID_Start}$_][\p{ID_Continue}$]*|[0-9][\p{ID_Continue}.]*)`,
    String.raw`(?<open>[\[\{\(])|(?<close>[\]\}\)])|(?<end>[,;])|(?<other>.)`,
  ].join('|'),
  'suy',
);

const tangled = {
  code: 'INSTANCE_NESTING',
  what: 'The file nests deeper than data of an instance ever does.',
  fix: 'Write one object literal, as the other files do.',
};

/** Signs that no instance file needs and that would blur where strings begin. */
function refusedSign(sign: string): Omit<InstanceProblem, 'line'> | undefined {
  const fix = 'Write one object literal of plain values, as the other files do.';
  switch (sign) {
    case '`':
      return { code: 'INSTANCE_TEMPLATE', what: 'A template is not a literal.', fix };
    case '/':
      return {
        code: 'INSTANCE_SYNTAX',
        what: 'A regular expression, a division or a comment without an end is not data.',
        fix,
      };
    case "'":
    case '"':
      return { code: 'INSTANCE_SYNTAX', what: 'A string does not end on its line.', fix };
    case '\\':
      return { code: 'INSTANCE_ESCAPE', what: 'A name is spelled with an escape.', fix };
    case '#':
      return { code: 'INSTANCE_SYNTAX', what: 'The sign # has no place here.', fix };
    default:
      return undefined;
  }
}
