import { type ExitStatus, exitStatus } from '../../lib/base/index.ts';
import type { Verdict } from './judge.ts';
import type { Complaint } from './model.ts';

/** One line a finding: checker, rule, object, where, what. */
export function findingLines(verdicts: readonly Verdict[]): readonly string[] {
  return verdicts.flatMap(({ checker, findings, broken }) => [
    ...findings.map((finding) => findingLine(checker, finding)),
    ...(broken === undefined ? [] : [`${checker}: FAILED. ${broken}`]),
  ]);
}

/** The table that ends a check; no line is wider than 80 columns. */
export function tableLines(verdicts: readonly Verdict[]): readonly string[] {
  const heads = ['checker', 'looked at', 'findings', 'excepted', ''];
  const rows = verdicts.map(({ checker, looked, of, findings, excused, broken }) => [
    checker,
    broken === undefined ? `${looked} ${of}` : '-',
    broken === undefined ? String(findings.length) : '-',
    String(excused.length),
    broken === undefined ? (findings.length === 0 ? 'good' : 'NOT GOOD') : 'FAILED',
  ]);
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 || column === 4
          ? cell.padEnd(widths[column] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

/** A finding refuses; without any, a checker that failed means that nothing is known. */
export function statusOf(verdicts: readonly Verdict[]): 0 | ExitStatus {
  if (verdicts.some(({ findings }) => findings.length > 0)) return exitStatus.refused;
  return verdicts.some(({ broken }) => broken !== undefined) ? exitStatus.impossible : 0;
}

// --- internal ---

function findingLine(checker: string, { rule, object, file, message }: Complaint): string {
  const place = file === '' || file === object ? '' : ` (${file})`;
  return oneLine(`${checker} ${rule}: ${object}${place}: ${message}`);
}

/** What a checker quotes may hold anything: no line break, nothing that a terminal obeys. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\p{C}/gu, '?').trim();
}
