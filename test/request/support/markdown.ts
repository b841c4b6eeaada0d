import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export interface Node {
  readonly type: string;
  readonly value?: string;
  /** Of a link or an image. */
  readonly url?: string | undefined;
  /** Of a heading. */
  readonly depth?: number | undefined;
  /** Of a list. */
  readonly ordered?: boolean | null | undefined;
  readonly children?: readonly Node[];
}

/** A node and every node below it. */
export function nodesIn(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesIn)];
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

/** A text as GitHub reads Markdown. */
export function treeOf(markdown: string): Node {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** Every node of a text, read as GitHub reads Markdown: tables, bare links, task lists, footnotes. */
export function nodesOf(markdown: string): readonly Node[] {
  return nodesIn(treeOf(markdown));
}
