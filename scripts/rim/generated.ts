import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Writes those that differ, each whole or not at all; says how many. */
export function writeFiles(folder: string, files: readonly GeneratedFile[]): string {
  const changed = files.filter(({ path, text }) => read(folder, path) !== text);
  for (const { path, text } of changed) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(`${place}.part`, text);
    renameSync(`${place}.part`, place);
  }
  return `${files.length} generated files, ${changed.length} written`;
}

/** One line for each that is missing or differs. */
export function compareFiles(folder: string, files: readonly GeneratedFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const there = read(folder, path);
    if (there === text) return [];
    return [`${path}: ${there === undefined ? 'is missing' : 'differs from the definition'}`];
  });
}

// --- internal ---

function read(folder: string, path: string): string | undefined {
  try {
    return readFileSync(join(folder, path), 'utf8');
  } catch {
    return undefined;
  }
}
