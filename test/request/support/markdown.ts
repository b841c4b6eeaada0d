import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** Every node of a text, read as GitHub reads Markdown: tables, bare links, task lists, footnotes. */
export function nodesOf(markdown: string): readonly Node[] {
  return flat(tree(markdown));
}

/** For each row of each table, how many cells it has and how many its head announces. */
export function tableShapes(
  nodes: readonly Node[],
): readonly { readonly columns: number; readonly cells: number }[] {
  return nodes
    .filter(({ type }) => type === 'table')
    .flatMap(({ children: rows = [] }) => {
      const columns = rows[0]?.children?.length ?? 0;
      return rows.map((row) => ({ columns, cells: row.children?.length ?? 0 }));
    });
}

// --- internal ---

function tree(markdown: string): Node {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

function flat(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(flat)];
}
