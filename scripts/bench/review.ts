import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Git } from '../../lib/forge/index.ts';
import type { Instance } from '../../lib/instance/index.ts';
import { sizeIds } from '../../lib/platform/index.ts';
import { print, remark } from '../rim/terminal.ts';
import { madeUp, writeFleet } from './made-up-fleet.ts';
import { judge, type Measured, measured, seconds } from './measure.ts';

/** Issue 10: what a maintainer waits for, on two cores. */
const targets = { many: 10, memoryMb: 500, one: 2 } as const;

/** The largest change may cost each of its instances at most so many times what a smaller one does. */
const linear = 1.5;

/**
 * Measures `fleet review` as CI runs it, on commits: 1 to 200 changed notebooks of 300, and
 * one of 1,000. Time must follow what changed, not the fleet.
 */
export async function benchReview(root: string): Promise<void> {
  print('\nchanged   of      review   memory');
  const [one, some, half, many] = await reviews(root, 300, [1, 50, 100, 200]);
  const [oneOfMore] = await reviews(root, 1000, [1]);
  if (!one || !some || !half || !many || !oneOfMore) return;
  const [first, last] = [slope(some, half), slope(half, many)];
  print(
    `one notebook more costs ${first.toFixed(1)} ms up to 100, ${last.toFixed(1)} ms up to 200; ` +
      `700 more that do not change cost ${(oneOfMore.ms - one.ms).toFixed(0)} ms in all`,
  );
  judge('200 changed of 300', many.ms / 1000, targets.many, 's');
  judge('memory', many.memoryMb, targets.memoryMb, 'MB');
  judge('1 changed of 1,000', oneOfMore.ms / 1000, targets.one, 's');
  judge('cost of one more, above 100 against below', last / first, linear, '×');
}

// --- internal ---

interface Reviewed extends Measured {
  readonly changed: number;
}

async function reviews(
  root: string,
  count: number,
  changes: readonly number[],
): Promise<readonly Reviewed[]> {
  const folder = join(root, String(count));
  const fleet = madeUp(count);
  const git = await committed(folder, fleet);
  const rows: Reviewed[] = [];
  for (const changed of changes) {
    remark(`changing ${changed} of ${count}…`);
    const head = await commitChange(git, folder, fleet.slice(0, changed));
    const words = ['review', '--base', 'main', '--head', head, '--today', '2026-11-24'];
    const row = { changed, ...(await measured(folder, words)) };
    rows.push(row);
    print(
      [
        String(changed).padStart(7),
        String(count).padStart(5),
        seconds(row.ms).padStart(12),
        `${row.memoryMb} MB`.padStart(9),
      ].join(''),
    );
  }
  return rows;
}

/** The fleet in a repository of its own, rendered unless it is, on `main`. */
async function committed(folder: string, fleet: readonly Instance[]): Promise<Git> {
  mkdirSync(folder, { recursive: true });
  writeFleet(folder, fleet);
  const data = fileURLToPath(new URL('../../lib/platform/', import.meta.url));
  for (const name of ['capacity', 'prices', 'releases', 'rings']) {
    cpSync(join(data, `${name}.json`), join(folder, `lib/platform/${name}.json`));
  }
  if (!existsSync(join(folder, 'dist'))) await measured(folder, ['render']);
  const git = new Git(folder);
  git.run(['init', '--quiet', '-b', 'main']);
  commit(git, 'as it stands');
  return git;
}

/** Each of these notebooks grows, or speaks another language where it cannot; on top of `main`. */
async function commitChange(git: Git, folder: string, some: readonly Instance[]): Promise<string> {
  git.run(['checkout', '--quiet', '--detach', 'main']);
  writeFleet(folder, some.map(grown));
  await measured(folder, ['render', ...some.map(({ slug }) => slug)]);
  return commit(git, `${some.length} grow`);
}

function grown(instance: Instance): Instance {
  const size = sizeIds[sizeIds.indexOf(instance.size) + 1];
  if (size !== undefined) return { ...instance, size };
  return { ...instance, language: instance.language === 'fr' ? 'en' : 'fr' };
}

function commit(git: Git, message: string): string {
  const who = ['-c', 'user.name=bench', '-c', 'user.email=bench@fleet.example'];
  git.run(['add', '--all', '--', 'instances', 'dist', 'lib']);
  git.run([...who, '-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '-m', message]);
  return git.run(['rev-parse', 'HEAD']).trim();
}

function slope(a: Reviewed, b: Reviewed): number {
  return (b.ms - a.ms) / (b.changed - a.changed);
}
