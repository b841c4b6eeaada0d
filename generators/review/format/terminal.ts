import type { Report, RiskLevel, Verdict } from '../report.ts';
import { plainText } from './page/inline.ts';
import { pageOf, type ReviewPage, type Row, type Table } from './page/page.ts';
import { saysNothing, unchangedSentence } from './words.ts';
import { wrap } from './wrap.ts';

/** How a word looks on the terminal, if it has colours at all. */
export type Paint = (style: PaintStyle, text: string) => string;
export type PaintStyle = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

export interface TerminalOptions {
  /** Columns of the terminal; a name without a blank may be longer. */
  readonly width: number;
  readonly paint: Paint;
  /** How to see what is not printed. */
  readonly command: string;
}

/** Rows of one table that fit a person's patience. */
const mostRows = 20;

/** The report for whoever types `fleet review`: the same words, without the diffs. */
export function reportTerminal(report: Report, { width, paint, command }: TerminalOptions): string {
  if (saysNothing(report)) return `${paint('green', unchangedSentence)}\n`;
  const page = pageOf(report);
  const { verdict, lead, tables } = page;
  const title = paint('bold', paint(verdictStyles[verdict], `Fleet review: ${verdict}`));
  const parts = [
    [title, ...lead.flatMap((text) => wrap(text, width))],
    ...tables.filter(({ isFolded }) => !isFolded).map((table) => tableLines(table, width, paint)),
    wrap(elsewhere(page, command), width),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

// --- internal ---

const verdictStyles: Readonly<Record<Verdict, PaintStyle>> = {
  unchanged: 'green',
  safe: 'green',
  attention: 'yellow',
  blocked: 'red',
};

const levelStyles: Readonly<Record<RiskLevel, PaintStyle>> = {
  block: 'red',
  warn: 'yellow',
  info: 'cyan',
};

function tableLines(table: Table, width: number, paint: Paint): readonly string[] {
  const { title, note, rows, noun, isShort = false } = table;
  const rest = rows.length - mostRows;
  return [
    paint('bold', title),
    ...(note === undefined ? [] : wrap(plainText(note), width)),
    ...rows.slice(0, mostRows).flatMap((row) => {
      if (!isShort) return rowLines(table, row, width, paint);
      return wrap(shortLine(row), width - 2, 2).map((line) => `  ${line}`);
    }),
    ...(rest > 0 ? [paint('dim', `  and ${rest} more ${noun}`)] : []),
  ];
}

function shortLine({ cells }: Row): string {
  const told = cells.map(plainText).filter((text) => text !== '' && text !== '–');
  return told.join('  ');
}

/** The first cells say what it is about; each of the others has a line of its own, if it says anything. */
function rowLines(
  { columns }: Table,
  { cells, level }: Row,
  width: number,
  paint: Paint,
): string[] {
  const [first = '', second = '', ...others] = cells.map(plainText);
  const [head = '', ...more] = wrap(`${first}  ${second}`.trimEnd(), width - 2, 2);
  const style = level === undefined ? 'bold' : levelStyles[level];
  return [
    `  ${paint(style, head)}`,
    ...more.map((line) => `  ${paint(style, line)}`),
    ...others.flatMap((text, at) => {
      if (text === '' || text === '–') return [];
      const label = `${columns[at + 2] ?? ''}: `;
      const [start = '', ...rest] = wrap(label + text, width - 6, 2);
      const told = start.startsWith(label)
        ? paint('dim', label) + start.slice(label.length)
        : start;
      return [`    ${told}`, ...rest.map((line) => `    ${line}`)];
    }),
  ];
}

function elsewhere({ tables, details }: ReviewPage, command: string): string {
  const folded = tables
    .filter(({ isFolded }) => isFolded)
    .map(({ title, rows }) => `${title} (${rows.length})`);
  const parts = [...folded, ...(details.length === 0 ? [] : ['every field and diff'])];
  return parts.length === 0 ? `To keep it: ${command}` : `${parts.join(', ')}: ${command}`;
}
