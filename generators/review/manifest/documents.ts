import { blank, documentsIn } from './split.ts';

/** Two texts of several YAML documents, less what stands in both, word for word. */
export interface Apart {
  /** Lines keep their numbers: documents that were taken out leave empty lines. */
  readonly before: string;
  readonly after: string;
  /** The documents that were taken out. */
  readonly shared: readonly string[];
}

/**
 * Takes out the documents that both texts hold: reading YAML is what a review
 * spends its time on, and most of a changed file is as it was. A line that begins
 * with `---` always begins a document (YAML 1.2, 9.1.2), even inside a text.
 */
export function apart(before: string, after: string): Apart {
  const [a, b] = [documentsIn(before), documentsIn(after)];
  if (a === undefined || b === undefined) return { before, after, shared: [] };
  const shared = common(a, b);
  return { before: without(a, shared), after: without(b, shared), shared: [...shared.keys()] };
}

// --- internal ---

/** Documents of both lists, and how often both hold them. */
function common(a: readonly string[], b: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const document of a) counts.set(document, (counts.get(document) ?? 0) + 1);
  const shared = new Map<string, number>();
  for (const document of b) {
    const taken = shared.get(document) ?? 0;
    if (taken < (counts.get(document) ?? 0)) shared.set(document, taken + 1);
  }
  return shared;
}

function without(documents: readonly string[], shared: ReadonlyMap<string, number>): string {
  const left = new Map(shared);
  return documents
    .map((document) => {
      const count = left.get(document) ?? 0;
      if (count === 0) return document;
      left.set(document, count - 1);
      return blank(document);
    })
    .join('');
}
