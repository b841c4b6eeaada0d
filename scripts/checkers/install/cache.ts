import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** `$FLEET_CACHE`, or the place where this system keeps what can be made again. */
export function cacheRoot(env: NodeJS.ProcessEnv = process.env): string {
  if (env['FLEET_CACHE']) return env['FLEET_CACHE'];
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'eln-fleet');
}

/**
 * The folder of that name under the cache, made once. It appears whole or not at
 * all: `make` fills a draft beside it, which then takes the name, so a killed run
 * leaves no half a tool, and of two runs at once the first one wins.
 */
export async function kept(
  root: string,
  name: string,
  make: (draft: string) => Promise<void>,
): Promise<string> {
  const place = join(root, name);
  if (existsSync(place)) return place;
  await mkdir(dirname(place), { recursive: true });
  await sweep(dirname(place));
  const draft = await mkdtemp(
    join(dirname(place), `${draftPrefix}${process.pid}-${basename(place)}-`),
  );
  try {
    await make(draft);
    await rename(draft, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return place;
}

// --- internal ---

const draftPrefix = '.draft-';

/** Removes the drafts of runs that were killed. */
async function sweep(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((name) => name.startsWith(draftPrefix))) {
    const pid = Number.parseInt(name.slice(draftPrefix.length), 10);
    if (!alive(pid)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
