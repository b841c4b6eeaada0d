import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitOf, Git } from '../../lib/forge/index.ts';
import { commitAll } from '../forge/repository.ts';
import { temporaryFolder } from '../manifests/support/command.ts';
import { filesOf, goodTree, instances } from '../roads/deliver-support.ts';
import { effectsOf, killAt, type Run, runWhole } from './kill.ts';

/**
 * A merged main that passes, one commit ahead of live. Whatever is killed, live stands
 * at one of the two commits, and running it again ends as if nothing had happened.
 */
let home: string;
let start: string;
let old: string;
let merged: string;

/** What git is asked and does not change; `read-tree` fills an index of the run's own. */
const questions =
  /^git (?:\S+ )*?(?:rev-parse|check-ref-format|remote|ls-remote|read-tree|status|cat-file|merge-base)\b/;

beforeAll(() => {
  const [, second] = instances;
  if (second === undefined) throw new Error('no instances');
  home = temporaryFolder();
  start = join(home, 'start');
  mkdirSync(start);
  new Git(start).run(['init', '--quiet', '-b', 'main', 'ci']);
  new Git(start).run(['init', '--quiet', '--bare', '-b', 'main', 'remote']);
  const ci = new Git(join(start, 'ci'));
  ci.run(['config', 'user.name', 'A maintainer']);
  ci.run(['config', 'user.email', 'maintainer@inrea.example']);
  ci.run(['config', 'commit.gpgsign', 'false']);
  // As a path beside it, so that a copy of both speaks to its own remote.
  ci.run(['remote', 'add', 'origin', '../remote']);
  commitAll(ci, goodTree(), 'start');
  ci.run(['push', '--quiet', 'origin', 'main', 'main:live']);
  old = ci.run(['rev-parse', 'HEAD']);
  commitAll(ci, filesOf(second), 'merged');
  ci.run(['push', '--quiet', 'origin', 'main']);
  merged = ci.run(['rev-parse', 'HEAD']);
  ci.run(['checkout', '--quiet', '--detach']);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('fleet deliver, killed', () => {
  it('before or after the one thing that it does, and run again, ends as if it had never been', async () => {
    const whole = copy('whole');
    const { effects, ended } = await effectsOf(runIn(whole));
    expect(ended).toMatchObject({ status: 0 });
    expect(live(whole)).toBe(merged);
    const numbers = effects.flatMap((line, index) => (questions.test(line) ? [] : [index + 1]));
    expect(numbers.map((number) => effects[number - 1])).toEqual([
      expect.stringMatching(/^git -C \S+ push /),
    ]);

    const [push = 0] = numbers;
    await Promise.all([endsTheSame(push, 'before', old), endsTheSame(push, 'after', merged)]);
  });

  it('while git pushes, says that nothing was moved, and run again moves it', async () => {
    const place = copy('client');
    hook(place, 'ci/.git/hooks/pre-push', 'rm "$0"; kill -9 $PPID');

    const killed = await runWhole(runIn(place));
    expect(killed).toMatchObject({ status: 3, stdout: '' });
    expect(killed.stderr).toMatch(/^REMOTE_REFUSED: origin: live was not moved\. git push failed/);
    expect(live(place)).toBe(old);

    expect(await runWhole(runIn(place))).toMatchObject({ status: 0 });
    expect(live(place)).toBe(merged);
  });

  it('when the remote dies after it has moved live, finds that out by itself', async () => {
    const place = copy('server');
    hook(place, 'remote/hooks/post-receive', 'kill -9 $PPID');

    const ended = await runWhole(runIn(place));
    expect(ended).toMatchObject({ status: 0 });
    expect(ended.stdout).toContain('already: nothing to do');
    expect(live(place)).toBe(merged);
  });
});

describe('fleet deliver, twice at the same time', () => {
  it('ends well both times, and live is there', async () => {
    const place = copy('both');
    cpSync(join(place, 'ci'), join(place, 'other'), { recursive: true });

    const ended = await Promise.all([runWhole(runIn(place)), runWhole(runIn(place, 'other'))]);

    expect(ended.map(({ status }) => status)).toEqual([0, 0]);
    for (const { stdout } of ended) expect(stdout).toMatch(/live of origin (?:was at|is at)/);
    expect(live(place)).toBe(merged);
  });
});

async function endsTheSame(effect: number, when: 'before' | 'after', left: string): Promise<void> {
  const place = copy(when);

  const killed = await killAt(runIn(place), effect, when);
  expect(killed.signal, when).toBe('SIGKILL');
  expect(live(place), when).toBe(left);
  expect(await runWhole(runIn(place)), when).toMatchObject({ status: 0 });

  expect(live(place), when).toBe(merged);
}

function live(place: string): string | undefined {
  return commitOf(new Git(join(place, 'remote')), 'refs/heads/live');
}

function copy(name: string): string {
  const place = join(home, name);
  cpSync(start, place, { recursive: true });
  return place;
}

function hook(place: string, path: string, line: string): void {
  writeFileSync(join(place, path), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
}

function runIn(place: string, clone = 'ci'): Run {
  const folder = join(place, clone);
  return { words: ['deliver', '--repo', folder], cwd: folder, roots: [place] };
}
