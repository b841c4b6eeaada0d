import { escapeHtml, htmlPage } from '../../base/encode/index.ts';
import type { Language } from '../../base/index.ts';
import { type Block, type Inline, type ReportDocument, spaced } from './document.ts';

/** One page that needs nothing else: no script, no address. */
export function toHtml({ language, blocks }: ReportDocument): string {
  const line = (text: readonly Inline[]) => text.map((part) => inline(part, language)).join('');
  return htmlPage({
    language,
    title: titleOf(blocks, language),
    style,
    main: blocks.map((block) => written(block, line)),
  });
}

// --- internal ---

// A table that is wider than the window is scrolled by itself, with the keyboard too.
const style = `\
body { max-width: 75rem; margin: 0 auto; padding: 1rem; }
.wide { overflow-x: auto; margin-block: 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: bold; padding-block: .25rem; }
th, td { border: 1px solid GrayText; padding: .25rem .5rem; text-align: start; vertical-align: top; }
th[scope="row"] { font-weight: normal; }
th[scope="row"] code { white-space: nowrap; }
code { font-family: ui-monospace, monospace; overflow-wrap: break-word; }
@media print { .wide { overflow: visible; } h2, h3 { break-after: avoid; } tr { break-inside: avoid; } }
`;

function written(block: Block, line: (text: readonly Inline[]) => string): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${line(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${line(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li>${line(item)}</li>`).join('\n')}\n</ul>`;
    case 'table':
      return htmlTable(
        line([block.caption]),
        block.columns.map((column) => line([column])),
        block.rows.map((cells) => cells.map(line)),
      );
  }
}

function inline(part: Inline, language: Language): string {
  if (typeof part === 'string') return escapeHtml(spaced(part, language));
  return `<code>${escapeHtml(part.code)}</code>`;
}

/** Cells are HTML already. */
function htmlTable(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  const body = rows.map(([first = '', ...others]) => {
    const cells = others.map((cell) => `<td>${cell}</td>`).join('');
    return `<tr><th scope="row">${first}</th>${cells}</tr>`;
  });
  return [
    `<div class="wide" role="region" aria-label="${caption}" tabindex="0">`,
    `<table>\n<caption>${caption}</caption>`,
    `<thead><tr>${head}</tr></thead>`,
    `<tbody>\n${body.join('\n')}\n</tbody>\n</table>\n</div>`,
  ].join('\n');
}

function titleOf(blocks: readonly Block[], language: Language): string {
  const [first] = blocks;
  if (first?.kind !== 'heading') return '';
  return first.text
    .map((part) => (typeof part === 'string' ? spaced(part, language) : part.code))
    .join('');
}
