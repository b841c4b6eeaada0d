import { type Report, reportTerminal } from '../../../generators/review/index.ts';
import type { GalleryCase } from './case.ts';

/**
 * What is expected of a case, for a reader: verdict and risks, then the page that a
 * maintainer gets on a terminal.
 */
export function expectedText({ title }: GalleryCase, report: Report): string {
  const { verdict, risks } = report;
  const counts = new Map<string, number>();
  for (const { level, rule, accepted } of risks) {
    const name = `${level} ${rule}${accepted === undefined ? '' : ', accepted'}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const told = [...counts].map(([name, count]) => `  ${name}${count === 1 ? '' : ` × ${count}`}`);
  const page = reportTerminal(report, {
    width: 80,
    paint: (_, text) => text,
    command: 'fleet review --format html',
  });
  return [
    title,
    '',
    `verdict: ${verdict}`,
    '',
    `risks:${told.length === 0 ? ' none' : ''}`,
    ...told,
    '',
    'On a terminal:',
    '',
    page,
  ].join('\n');
}
