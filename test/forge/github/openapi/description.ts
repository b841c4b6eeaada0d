import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheRoot, kept } from '../../../../scripts/checkers/install/cache.ts';
import { call, tail } from '../../../../scripts/checkers/install/process.ts';

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * GitHub's published description of its REST API. The package is large (it describes every
 * GitHub that is sold), so it is had once, by its lock file, and one file of it is kept.
 *
 * @throws when it cannot be had: what is held against nothing is no success.
 */
export async function description(): Promise<Description> {
  const lock = await readFile(join(home, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  const folder = await kept(join(cacheRoot(), 'tools'), `github-openapi-${digest}`, install);
  return JSON.parse(await readFile(join(folder, file), 'utf8'));
}

// --- internal ---

const home = join(import.meta.dirname, 'package');
const file = 'api.github.com.json';

async function install(draft: string): Promise<void> {
  const place = join(draft, 'npm');
  await mkdir(place);
  for (const name of ['package.json', 'package-lock.json']) {
    await cp(join(home, name), join(place, name));
  }
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const said = await call('npm', words, { cwd: place, minutes: 10 });
  if (said.status !== 0) {
    throw new Error(`GitHub’s description could not be installed.\n${tail(said)}`);
  }
  await cp(join(place, 'node_modules/@octokit/openapi/generated', file), join(draft, file));
  await rm(place, { recursive: true });
}
