import { expect } from 'vitest';
import { forgeHtml } from '../../request/support/forge-html.ts';
import { nodesIn, tableShapes, treeOf } from '../../request/support/markdown.ts';

/** What a forge makes of the comment: text, tables, folds and code, nothing that acts. */
export function expectOnlyText(markdown: string): void {
  const root = treeOf(markdown);
  const nodes = nodesIn(root);
  const kinds = new Set(nodes.map(({ type }) => type));
  expect(ownNodes).toEqual(expect.arrayContaining([...kinds]));
  for (const { columns, cells } of tableShapes(nodes)) expect(cells).toBe(columns);
  for (const forge of ['github', 'gitlab'] as const) {
    const { mentions, references, commands } = forgeHtml(markdown, forge, root);
    expect({ mentions, references, commands }).toEqual({
      mentions: [],
      references: [],
      commands: [],
    });
  }
}

// --- internal ---

const ownNodes = [
  ...['root', 'heading', 'paragraph', 'text', 'inlineCode', 'code', 'html'],
  ...['table', 'tableRow', 'tableCell', 'list', 'listItem', 'strong'],
];
