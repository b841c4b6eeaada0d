/** Where a document begins: a line of `---`, even inside a text (YAML 1.2, 9.1.2). */
const start = /^(?=---(?:[ \t\r\n]|$))/m;

/** Directives and end marks reach from one document into the next; ours have none. */
const special = /^(?:%|\.\.\.)/m;

/** The documents of a file, which put together are its text; undefined when they are not to be had apart. */
export function documentsIn(text: string): string[] | undefined {
  return special.test(text) ? undefined : text.split(start);
}

/** As many empty lines: what stands behind keeps its line number. */
export function blank(document: string): string {
  let lines = 0;
  for (let at = document.indexOf('\n'); at !== -1; at = document.indexOf('\n', at + 1)) lines += 1;
  return '\n'.repeat(lines);
}
