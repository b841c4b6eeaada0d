import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Git } from '../../lib/forge/index.ts';
import { repository } from '../forge/repository.ts';
import { bodyOf, oneInstance } from './support.ts';

const root = join(import.meta.dirname, '..', '..');

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command in a repository, with no token but what is given. */
function fleet({ folder }: Git, words: readonly string[], env: NodeJS.ProcessEnv = {}): Ended {
  const command = [join(root, 'bin', 'fleet.mjs'), ...words, '--repo', folder];
  const { PATH } = process.env;
  return spawnSync(process.execPath, command, { encoding: 'utf8', env: { PATH, ...env } });
}

function open(git: Git, changes: Readonly<Record<string, string>> = {}): Ended {
  const path = join(git.folder, '.git', 'body.md');
  writeFileSync(path, bodyOf('unit-managed.json', changes));
  const who = ['--number', '42', '--author', 'camille', '--today', '2026-11-24'];
  return fleet(git, ['request', 'open', '--forge', 'local', ...who, '--body', path]);
}

describe('on the local forge', () => {
  it('fleet request digest is red from an edit until it is answered, and poll answers it', () => {
    const git = repository(oneInstance());
    expect(open(git).status).toBe(0);
    const digest = ['request', 'digest', '--pull', '1', '--forge', 'local'];

    const before = fleet(git, [...digest, '--json']);
    expect(JSON.parse(before.stdout)).toMatchObject({
      ...{ version: 1, pull: 1, name: 'request-digest', state: 'success' },
      commit: git.run(['rev-parse', 'request/42-dyseau']),
    });
    // The requester edits: refused, so that the branch stays as it was.
    expect(open(git, { users: 'many' }).status).toBe(1);
    const edited = fleet(git, digest);
    const poll = fleet(git, ['request', 'poll', '--forge', 'local', '--json']);

    expect(edited).toMatchObject({ status: 1 });
    expect(edited.stdout).toContain('failure: Request #42 was edited');
    expect(JSON.parse(poll.stdout)).toMatchObject({
      answered: [{ number: 42, step: 'refused' }],
      failed: [],
    });
    expect(poll.status).toBe(0);
  });
});

describe('without what it needs', () => {
  const git = () => repository(oneInstance());

  it.each([
    ['github', 'GITHUB_TOKEN'],
    ['gitlab', 'FLEET_GITLAB_TOKEN'],
  ])('%s is not reached, and the message names %s', (forge, variable) => {
    const words = ['request', 'open', '--issue', '42', '--forge', forge, '--json'];
    const ended = fleet(git(), words);

    expect(ended.status).toBe(2);
    expect(JSON.parse(ended.stdout)).toMatchObject({ error: { code: 'FORGE_NOT_CONFIGURED' } });
    expect(ended.stdout).toContain(variable);
  });

  it.each([
    ['a body beside an issue', ['open', '--forge', 'github', '--issue', '1', '--body', 'x.md']],
    ['an issue on the local forge', ['open', '--forge', 'local', '--issue', '1']],
    ['a number and all', ['status', '--forge', 'local', '--all', '--number', '1']],
    ['no number of a pull request', ['digest', '--forge', 'local']],
    ['an instant that is none', ['poll', '--forge', 'local', '--since', 'yesterday']],
    ['a forge that nobody knows', ['poll', '--forge', 'gitea']],
  ])('%s is wrong usage', (_, words) => {
    expect(fleet(git(), ['request', ...words])).toMatchObject({ status: 2 });
  });
});
