import { escapeHtml } from '../../../../lib/base/encode/index.ts';
import { type Cell, wordOf } from '../page/inline.ts';

/** Words of a report in HTML. */
export function htmlOf(cell: Cell): string {
  return cell
    .map((part) => {
      const text = escapeHtml(wordOf(part));
      return typeof part !== 'string' && 'code' in part ? `<code>${text}</code>` : text;
    })
    .join('');
}

/**
 * A table whose rows are HTML already, nothing when there are none. One that is wider than
 * the window is scrolled by itself, with the keyboard too.
 */
export function tableHtml(
  caption: string,
  columns: readonly string[],
  rows: readonly string[],
): string {
  if (rows.length === 0) return '';
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  const label = escapeHtml(caption);
  return [
    `<div class="wide" role="region" aria-label="${label}: table" tabindex="0">`,
    `<table>\n<caption>${label}</caption>`,
    `<thead><tr>${head}</tr></thead>`,
    `<tbody>\n${rows.join('\n')}\n</tbody>\n</table>\n</div>`,
  ].join('\n');
}
