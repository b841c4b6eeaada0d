import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Git } from '../../lib/forge/index.ts';
import { like, pilot } from '../instance/fixtures/base.ts';
import { temporaryFolder, treeOf, writeInstances } from '../manifests/support/command.ts';
import { effectsOf, killAt, type Run, runWhole } from './kill.ts';

/**
 * Three instances on the local forge: one gets its first issue, one has its issue
 * updated, one has it closed. Killed anywhere and run again, `fleet pilots --open` ends
 * as if never killed: no issue twice, none left behind.
 */
let home: string;
let start: string;
let end: Record<string, string>;
let effects: readonly string[];

const good = pilot('primary', 'inrea-000101', {
  charter: { version: '2026-1', on: '2026-02-16' },
  training: [{ course: 'cle-pilote-base', on: '2026-10-06' }],
});
const late = { ...good, lastConfirmed: '2025-10-01' };
const alone = { ...late, charter: { version: '2025-1', on: '2025-02-16' } };

/** Taking and leaving the forge's lock changes nothing that a later run sees. */
const locking = /fleet-forge\.lock$|^git /;

beforeAll(async () => {
  home = temporaryFolder();
  start = join(home, 'start');
  mkdirSync(start);
  new Git(start).run(['init', '--quiet', '-b', 'main']);
  write({ haies: good, talus: late, bosquet: late });
  expect(await runWhole(runIn(start))).toMatchObject({ status: 0 });
  write({ haies: late, talus: alone, bosquet: good });

  const whole = copy('whole');
  const undisturbed = await effectsOf(runIn(whole));
  expect(undisturbed.ended).toMatchObject({ status: 0 });
  effects = undisturbed.effects;
  end = stateOf(whole);
}, 60_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('fleet pilots --open, killed', () => {
  it('before or after any effect, and run again, ends as if it had never been', async () => {
    expect(end).not.toEqual(stateOf(start));
    const numbers = effects.flatMap((line, index) => (locking.test(line) ? [] : [index + 1]));
    // Made, written and renamed for each of the three issues.
    expect(numbers).toHaveLength(9);

    const last = numbers.at(-1) ?? 0;
    for (const number of numbers) await endsTheSame(number, 'before');
    await endsTheSame(last, 'after');
  }, 120_000);
});

async function endsTheSame(number: number, when: 'before' | 'after'): Promise<void> {
  const what = `${when} ${effects[number - 1]}`;
  const place = copy(`${when}-${number}`);

  const killed = await killAt(runIn(place), number, when);
  expect(killed.signal, what).toBe('SIGKILL');
  expect(await runWhole(runIn(place)), what).toMatchObject({ status: 0 });

  expect(stateOf(place), what).toEqual(end);
}

/** The issues, without what a killed run left half written: a later run writes over it. */
function stateOf(place: string): Record<string, string> {
  const tree = treeOf(join(place, '.git/fleet-forge'));
  return Object.fromEntries(Object.entries(tree).filter(([path]) => !path.endsWith('.part')));
}

function write(pilots: Readonly<Record<string, typeof good>>): void {
  const instances = Object.entries(pilots).map(([slug, own]) => like({ slug, pilots: [own] }));
  writeInstances(join(start, 'instances'), instances);
}

function copy(name: string): string {
  const place = join(home, name);
  cpSync(start, place, { recursive: true });
  return place;
}

function runIn(place: string): Run {
  return {
    words: ['pilots', '--open', '--forge', 'local', '--today', '2026-11-24', '--repo', place],
    cwd: place,
    roots: [place],
  };
}
