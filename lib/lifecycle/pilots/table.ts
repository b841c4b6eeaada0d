import type { Language } from '../../base/index.ts';
import type { PilotAction } from './actions.ts';
import { stepSigns } from './words.ts';

/** Widest line of the table, in characters: the longest slug has 30. */
const tableWidth = 80;

/**
 * Who must act, as a table for a terminal: instance, day, step, who and what. No colour,
 * no line that is wider than 80 columns.
 */
export function pilotTable(actions: readonly PilotAction[], language: Language): string {
  const rows = [
    heads[language],
    ...actions.map(({ slug, due, step, short }) => [
      slug,
      due,
      stepSigns[step][language],
      short[language],
    ]),
  ];
  const widths = [0, 1, 2].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const gap = widest(rows, widths, 2) > tableWidth ? ' ' : '  ';
  return rows
    .map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(gap))
    .map((line) => line.trimEnd())
    .join('\n');
}

// --- internal ---

const heads: Readonly<Record<Language, readonly string[]>> = {
  fr: ['INSTANCE', 'JOUR', 'ÉTAPE', 'QUI ET QUOI'],
  en: ['INSTANCE', 'DAY', 'STEP', 'WHO AND WHAT'],
};

function widest(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  gap: number,
): number {
  const last = Math.max(...rows.map((row) => row.at(-1)?.length ?? 0));
  return widths.reduce((sum, width) => sum + width + gap, last);
}
