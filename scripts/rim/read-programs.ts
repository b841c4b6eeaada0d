import { readFileSync } from 'node:fs';
import { type Programs, programFiles } from '../../lib/elabftw/index.ts';

const folder = new URL('../../lib/elabftw/programs/', import.meta.url);

/**
 * The programs that run beside eLabFTW. They belong to the renderer, not to the fleet
 * that it renders: they are read from where this code lies, whatever `--repo` says.
 */
export function readPrograms(): Programs {
  const texts = programFiles.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]);
  return Object.fromEntries(texts) as Programs;
}
