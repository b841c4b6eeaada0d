import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand } from 'citty';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Git } from '../../lib/forge/index.ts';
import { command, deliveryText } from '../../scripts/deliver.ts';
import { commitAll, repository } from '../forge/repository.ts';
import { fleet } from '../manifests/support/command.ts';
import {
  deliverFrom,
  filesOf,
  instances,
  makeStart,
  meanwhile,
  removeStart,
  Stage,
} from './deliver-support.ts';

const manifests = 'dist/ouest/umr-1000/manifests.yaml';
const [, second] = instances;
if (second === undefined) throw new Error('no instances');

beforeAll(makeStart);
afterAll(removeStart);

describe('what is not merged, or not what is checked out', () => {
  it('is refused when the commit is no part of main', async () => {
    const stage = new Stage();
    const ci = stage.ci('ci');
    commitAll(ci, filesOf(second), 'not merged');

    await expect(deliverFrom(ci)).rejects.toMatchObject({ code: 'NOT_ON_MAIN', exit: 1 });
  });

  const disturbances: readonly (readonly [string, string, (git: Git) => void])[] = [
    [
      'a file was changed',
      'M docs/reference',
      (git) => write(git, 'docs/reference/platform-contract.md'),
    ],
    ['a file lies there that is in no commit', '?? notes.md', (git) => write(git, 'notes.md')],
    [
      'git was told to take a changed file for unchanged',
      `M ${manifests}`,
      (git) => {
        git.run(['update-index', '--assume-unchanged', manifests]);
        write(git, manifests);
      },
    ],
    [
      'git ignores an instance',
      '!! instances/umr-1001.ts',
      (git) => {
        write(git, '.git/info/exclude', 'instances/umr-1001.ts\n');
        write(git, 'instances/umr-1001.ts');
      },
    ],
  ];

  it.each(disturbances)('is refused when %s', async (_, said, disturb) => {
    const stage = new Stage();
    const ci = stage.ci('ci');
    disturb(ci);

    await expect(deliverFrom(ci)).rejects.toMatchObject({
      code: 'WORK_TREE_DIFFERS',
      exit: 3,
      message: expect.stringContaining(said),
    });
    expect(stage.tip('live')).toBeUndefined();
  });

  it('is refused when another commit is checked out', async () => {
    const stage = new Stage();
    const merged = stage.merge(filesOf(second));
    const ci = stage.ci('ci', 'origin/main~1');

    await expect(deliverFrom(ci, { commit: merged })).rejects.toMatchObject({
      code: 'WORK_TREE_DIFFERS',
    });
  });

  it('is refused when the work tree changes while the checks run', async () => {
    const stage = new Stage();
    const ci = stage.ci('ci');
    const check = meanwhile(ci, () => write(ci, 'notes.md'));

    await expect(deliverFrom(ci, { check })).rejects.toMatchObject({ code: 'WORK_TREE_DIFFERS' });
    expect(stage.tip('live')).toBeUndefined();
  });

  it('is refused in a shallow clone, where nothing can be compared', async () => {
    const stage = new Stage();
    stage.merge(filesOf(second));
    const git = stage.clone('whole');
    git.run(['clone', '--quiet', '--depth=1', `file://${stage.remote.folder}`, '../shallow']);
    const shallow = new Git(join(stage.folder, 'shallow'));

    await expect(deliverFrom(shallow)).rejects.toMatchObject({ code: 'CLONE_SHALLOW', exit: 3 });
  });
});

describe('fleet deliver, the command', () => {
  const names = { main: 'main', live: 'live', place: 'origin' };
  const [old, commit, newer] = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)];
  const looked = { name: 'rules', looked: 3, of: 'instances', problems: [] };
  const failed = {
    name: 'dist',
    looked: 9,
    of: 'files',
    problems: ['differs  dist/x', 'stale  y'],
  };
  const base = { commit, head: commit, before: old, after: old };

  it.each([
    [
      'what it moved',
      { ...base, step: 'delivered' as const, after: commit, checks: [looked] },
      [
        '✓ rules     3 instances',
        'live of origin was at aaaaaaaaaaaa, and is now at bbbbbbbbbbbb.',
      ],
    ],
    [
      'what it made',
      { ...base, step: 'delivered' as const, before: null, after: commit, checks: [] },
      ['live of origin is new, and is now at bbbbbbbbbbbb.'],
    ],
    [
      'that there is nothing to do',
      { ...base, step: 'unchanged' as const, after: commit, checks: [] },
      ['live of origin is at bbbbbbbbbbbb already: nothing to do.'],
    ],
    [
      'whose run it leaves the work to',
      { ...base, step: 'superseded' as const, head: newer, checks: [] },
      [
        'main of origin has moved on to cccccccccccc, whose own run delivers. Nothing was delivered. live stays at aaaaaaaaaaaa.',
      ],
    ],
    [
      'every problem, and where live stays',
      { ...base, step: 'refused' as const, before: null, after: null, checks: [looked, failed] },
      [
        '✓ rules     3 instances',
        '✗ dist      differs  dist/x',
        '  stale  y',
        'Nothing was delivered. There is no live yet.',
      ],
    ],
  ])('tells %s', (_, delivery, lines) => {
    expect(deliveryText(delivery, names).split('\n')).toEqual(lines);
  });

  it('prints what it refused as JSON, and ends with status 1', async () => {
    const stage = new Stage();
    const bad = stage.merge({ [manifests]: 'edited: by hand\n' });
    const words = ['deliver', '--commit', bad, '--json', '--repo', '.'];
    const ended = await fleet(words, stage.maintainer.folder);

    expect(ended.status).toBe(1);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      version: 1,
      step: 'refused',
      main: 'main',
      live: 'live',
      commit: bad,
      after: null,
    });
  });

  it.each([
    ['a remote that is none', ['--remote', 'upstream'], /upstream.*not known/],
    ['a commit that is none', ['--remote', './', '--commit', 'nowhere'], /nowhere.*no commit/],
    ['a name that no branch can have', ['--live', 'a..b'], /a\.\.b.*no name/],
    ['one branch for both', ['--live', 'main'], /both main/],
  ])('refuses %s as wrong usage', async (_, words, says) => {
    const { folder } = repository();
    const rawArgs = ['--repo', folder, ...words];
    await expect(runCommand(command, { rawArgs })).rejects.toMatchObject({
      code: 'USAGE',
      exit: 2,
      message: expect.stringMatching(says),
    });
  });
});

function write(git: Git, path: string, text = 'changed\n'): void {
  const place = join(git.folder, path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, text);
}
