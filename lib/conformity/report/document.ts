import { frenchSpaces } from '../../base/encode/index.ts';
import type { Language } from '../../base/index.ts';

/** Words of ours, or something that was seen and stays as it is. */
export type Inline = string | { readonly code: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      /** The first cell names its row. */
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    };

/** A report before it is Markdown or a page: the same words in both. */
export interface ReportDocument {
  readonly language: Language;
  readonly blocks: readonly Block[];
}

export function heading(level: 1 | 2 | 3, ...text: readonly Inline[]): Block {
  return { kind: 'heading', level, text };
}

export function paragraph(...text: readonly Inline[]): Block {
  return { kind: 'paragraph', text };
}

export function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly (readonly Inline[])[])[],
): Block {
  return { kind: 'table', caption, columns, rows };
}

/** Words of ours as the language has them set. */
export function spaced(text: string, language: Language): string {
  return language === 'fr' ? frenchSpaces(text) : text;
}
