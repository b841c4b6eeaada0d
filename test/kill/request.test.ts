import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Git } from '../../lib/forge/index.ts';
import { commitAll } from '../forge/repository.ts';
import { temporaryFolder, treeOf } from '../manifests/support/command.ts';
import { bodyOf } from '../roads/support.ts';
import { effectsOf, killAt, type Run, runWhole } from './kill.ts';

/**
 * An issue that has been edited: its branch and pull request are there already, and a
 * maintainer has committed to the branch. Killed at anything that it does and run
 * again, `fleet request open` ends as if never killed.
 */
let home: string;
let start: string;
let end: unknown;
let effects: readonly string[];

const root = join(import.meta.dirname, '..', '..');

/**
 * What git is asked and does not change, and taking the local forge's lock: killed before
 * either, nothing differs from the moment before.
 */
const questions =
  /^symlinkSync .*\.lock$|^git (?:\S+ )*?(?:rev-parse|log|ls-tree|cat-file|for-each-ref|merge-base|diff|merge-file|worktree list)\b/;

beforeAll(async () => {
  home = temporaryFolder();
  start = join(home, 'start');
  mkdirSync(start);
  const git = new Git(start);
  git.run(['init', '--quiet', '-b', 'main']);
  git.run(['config', 'user.name', 'A maintainer']);
  git.run(['config', 'user.email', 'maintainer@inrea.example']);
  commitAll(git, { 'instances/hasopa.ts': textOf('instances/hasopa.ts') }, 'start');
  writeFileSync(join(start, 'body.md'), bodyOf('unit-managed.json'));
  expect(await runWhole(runIn(start))).toMatchObject({ status: 0 });
  git.run(['checkout', '--quiet', 'request/42-dyseau']);
  commitAll(git, { 'docs/note.md': 'A maintainer was here.\n' }, 'a note');
  git.run(['checkout', '--quiet', 'main']);
  writeFileSync(join(start, 'body.md'), bodyOf('unit-managed.json', { users: '120' }));

  const whole = copy('whole');
  const undisturbed = await effectsOf(runIn(whole));
  expect(undisturbed.ended).toMatchObject({ status: 0 });
  effects = undisturbed.effects;
  end = stateOf(whole);
}, 60_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('fleet request open, killed', () => {
  it('before or after anything that it does, and run again, ends as if it had never been', async () => {
    expect(end).not.toEqual(stateOf(start));
    const numbers = effects.flatMap((line, index) => (questions.test(line) ? [] : [index + 1]));
    expect(numbers.length).toBeGreaterThan(8);

    // "After one" is "before the next": nothing lies between two effects.
    for (let at = 0; at < numbers.length; at += 2) {
      await Promise.all(numbers.slice(at, at + 2).map((number) => endsTheSame(number, 'before')));
    }
    await endsTheSame(effects.length, 'after');
  });
});

async function endsTheSame(number: number, when: 'before' | 'after'): Promise<void> {
  const what = `${when} ${effects[number - 1]}`;
  const place = copy(`${when}-${number}`);

  const killed = await killAt(runIn(place), number, when);
  expect(killed.signal, what).toBe('SIGKILL');
  expect(await runWhole(runIn(place)), what).toMatchObject({ status: 0 });

  expect(stateOf(place), what).toEqual(end);
}

/** Everything that anybody can see afterwards: branches by content, issues, pull requests. */
function stateOf(place: string): unknown {
  const git = new Git(place);
  const branches = git.run(['for-each-ref', '--format=%(refname) %(tree)', 'refs/heads/']);
  const commits = git.run(['log', '--format=%an %s', 'main..request/42-dyseau']);
  // Digests: a failure should name the file, not print it.
  const forge = Object.entries(treeOf(join(place, '.git/fleet-forge'))).map(
    ([path, text]) => `${path} ${createHash('sha256').update(text).digest('hex')}`,
  );
  return { branches, commits, forge };
}

function copy(name: string): string {
  const place = join(home, name);
  cpSync(start, place, { recursive: true });
  return place;
}

function runIn(place: string): Run {
  const who = ['--number', '42', '--author', 'camille', '--today', '2026-11-24'];
  const words = ['request', 'open', '--repo', place, '--forge', 'local', ...who];
  return { words: [...words, '--body', join(place, 'body.md')], cwd: place, roots: [place] };
}

function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
