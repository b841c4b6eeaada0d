/**
 * A program as it is mounted: without the lines that are comment and nothing else, which
 * are a third of it. What runs is the source, line for line; and a better worded comment
 * must not run 300 jobs again (the name of a job hashes its files). The first line says
 * where to read the whole.
 */
export function uncommented(file: string, source: string): string {
  const lines: string[] = [];
  let isInside = false;
  for (const line of source.split('\n')) {
    const begins = /^\s*\/\*\*/.test(line);
    if (isInside || (begins && !line.includes('*/'))) {
      isInside = !line.includes('*/');
      continue;
    }
    // A comment before code on one line stays: it is part of that line.
    const isAlone = /^\s*\/\//.test(line) || (begins && /\*\/\s*$/.test(line));
    if (!isAlone) lines.push(line);
  }
  const text = lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return `// lib/elabftw/reconciler/${file}, without its comments.\n${text}\n`;
}
