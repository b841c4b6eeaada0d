import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platform } from '../../lib/platform/index.ts';
import { generateFleet } from '../../scripts/rim/generate-fleet.ts';
import { renderFleet } from '../../scripts/rim/render-fleet.ts';
import { temporaryFolder, treeOf, writeInstances } from '../manifests/support/command.ts';
import { effectsOf, killAt, type Run, type When } from './kill.ts';

/**
 * A tree that stands, and a change of it: one instance is edited, one is new, one stays.
 * Killed at any of its effects and run again, `fleet render` ends as if never killed.
 */
let home: string;
let start: string;
let end: Record<string, string>;
let effects: readonly string[];

beforeAll(async () => {
  home = temporaryFolder();
  start = join(home, 'start');
  const [edited, added, same] = generateFleet(3, platform);
  if (edited === undefined || added === undefined || same === undefined) throw new Error('none');
  writeInstances(join(start, 'instances'), [edited, same]);
  await render(start);
  writeInstances(join(start, 'instances'), [{ ...edited, size: 'L', expectedUsers: 400 }, added]);

  const whole = copy('whole');
  const undisturbed = await effectsOf(runIn(whole));
  expect(undisturbed.ended).toMatchObject({ status: 0 });
  effects = undisturbed.effects.map((line) => line.replaceAll(whole, ''));
  end = treeOf(whole);
}, 60_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('fleet render, killed', () => {
  it('does few things, each of which can be its last', () => {
    expect(effects.map((line) => line.replace(/ .*/, ''))).toEqual([
      ...['mkdirSync', 'writeFileSync', 'writeFileSync', 'writeFileSync'],
      ...['renameSync', 'renameSync', 'mkdirSync', 'renameSync', 'rmSync'],
    ]);
    expect(end).not.toEqual(treeOf(start));
  });

  // Nothing lies between two effects: "after one" is "before the next", or after the last.
  it('before or after any effect, and run again, ends as if it had never been', async () => {
    const befores = effects.map((_, index): [number, When] => [index + 1, 'before']);

    await inPairs([...befores, [effects.length, 'after']], endsTheSame);
  }, 120_000);

  it('in the middle of writing any file, and run again, ends as if it had never been', async () => {
    const writes = effects.flatMap((line, index): [number, When][] =>
      line.startsWith('writeFile') ? [[index + 1, 'middle']] : [],
    );

    await inPairs(writes, endsTheSame);
  }, 120_000);
});

async function endsTheSame([number, when]: [number, When]): Promise<void> {
  const what = `${when} ${effects[number - 1]}`;
  const place = copy(`${when}-${number}`);

  const killed = await killAt(runIn(place), number, when);
  expect(killed.signal, what).toBe('SIGKILL');
  await render(place);

  expect(treeOf(place), what).toEqual(end);
}

function copy(name: string): string {
  const place = join(home, name);
  cpSync(start, place, { recursive: true });
  return place;
}

function runIn(place: string): Run {
  return { words: ['render', '--repo', '.'], cwd: place, roots: [place] };
}

function render(place: string) {
  return renderFleet({
    instances: join(place, 'instances'),
    out: join(place, 'dist'),
    platform,
  });
}

/** Two at a time: a process of its own for each kill, on two cores. */
async function inPairs<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await act(item);
  };
  await Promise.all([lane(), lane()]);
}
