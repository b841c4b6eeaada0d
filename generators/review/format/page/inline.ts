/**
 * Words of a report before they are Markdown, HTML or text for a terminal: ours stand as
 * they are; what comes from the trees is code; a sentence may hold both.
 */
export type Inline = string | { readonly code: string } | { readonly sentence: string };

export type Cell = readonly Inline[];

export function code(text: string): Inline {
  return { code: text };
}

export function sentence(text: string): Inline {
  return { sentence: text };
}

/** Names, one behind the other, of which at most so many are said. */
export function listed(names: readonly string[], most: number): Cell {
  const said = names
    .slice(0, most)
    .flatMap((name, at) => (at === 0 ? [code(name)] : [', ', code(name)]));
  const rest = names.length - most;
  return rest > 0 ? [...said, ` and ${rest} more`] : said;
}

/** One value and the one that takes its place; the details hold digests whole. */
export function passage(before: string | null, after: string | null): Cell {
  if (before === null && after === null) return [];
  if (before === null) return [valued(after ?? ''), ' (new)'];
  if (after === null) return [valued(before), ' (gone)'];
  return [valued(before), ' → ', valued(after)];
}

/** Cells with a sign between them, the empty ones left out. */
export function joined(cells: readonly Cell[], between: string): Cell {
  return cells
    .filter((cell) => cell.length > 0)
    .flatMap((cell, at) => (at === 0 ? cell : [between, ...cell]));
}

/** The words alone, for a reader who sees neither colour nor type. */
export function plainText(cell: Cell): string {
  return cell.map(wordOf).join('');
}

export function wordOf(part: Inline): string {
  if (typeof part === 'string') return part;
  return 'code' in part ? part.code : part.sentence;
}

// --- internal ---

function valued(text: string): Inline {
  if (text === '') return '(empty)';
  return code(text.replace(/(?<=sha256:[0-9a-f]{12})[0-9a-f]{52}/g, '…'));
}
