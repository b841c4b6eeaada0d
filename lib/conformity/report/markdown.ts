import { codeSpan } from '../../base/encode/index.ts';
import { type Block, type Inline, type ReportDocument, spaced } from './document.ts';

/** For a comment on a forge, or a page. Whatever was seen is one code span. */
export function toMarkdown({ language, blocks }: ReportDocument): string {
  const line = (text: readonly Inline[]) =>
    text
      .map((part) => (typeof part === 'string' ? spaced(part, language) : codeSpan(part.code)))
      .join('');
  return `${blocks.map((block) => written(block, line)).join('\n\n')}\n`;
}

// --- internal ---

function written(block: Block, line: (text: readonly Inline[]) => string): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${line(block.text)}`;
    case 'paragraph':
      return line(block.text);
    case 'list':
      return block.items.map((item) => `- ${line(item)}`).join('\n');
    case 'table':
      return [
        row(block.columns),
        row(block.columns.map(() => '---')),
        ...block.rows.map((cells) => row(cells.map(line))),
      ].join('\n');
  }
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
