import { readFileSync } from 'node:fs';
import { type Programs, programFiles, reconcilerFiles } from '../../lib/elabftw/index.ts';

const folders = {
  programs: new URL('../../lib/elabftw/programs/', import.meta.url),
  reconciler: new URL('../../lib/elabftw/reconciler/', import.meta.url),
} as const;

/**
 * The programs that run beside eLabFTW. They belong to the renderer, not to the fleet
 * that it renders: they are read from where this code lies, whatever `--repo` says.
 */
export function readPrograms(): Programs {
  const texts = [
    ...programFiles.map((name) => [name, read(name, folders.programs)]),
    ...reconcilerFiles.map((name) => [name, read(name, folders.reconciler)]),
  ];
  return Object.fromEntries(texts) as Programs;
}

// --- internal ---

function read(name: string, folder: URL): string {
  return readFileSync(new URL(name, folder), 'utf8');
}
