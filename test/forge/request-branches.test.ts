import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type Branches,
  Git,
  LocalBranches,
  RemoteBranches,
  RequestBranches,
  readFile,
} from '../../lib/forge/index.ts';
import { bot, commitAll, commitOn, repository } from './repository.ts';

const branch = 'request/7-umr-houle';
const path = 'instances/umr-houle.ts';

/** A remote, the fleet's clone of it, and a maintainer's. */
interface Stage {
  readonly remote: Git;
  readonly clone: Git;
  readonly maintainer: Git;
}

function stage(): Stage {
  const maintainer = repository();
  const folder = mkdtempSync(join(tmpdir(), 'fleet-remote-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [remote, clone] = ['remote.git', 'clone'].map((name) => new Git(join(folder, name)));
  if (remote === undefined || clone === undefined) throw new Error('There are two.');
  maintainer.run(['clone', '--quiet', '--bare', maintainer.folder, remote.folder]);
  maintainer.run(['remote', 'add', 'origin', remote.folder]);
  maintainer.run(['clone', '--quiet', remote.folder, clone.folder]);
  return { remote, clone, maintainer };
}

/** A maintainer commits to the branch on the remote. */
function pushCommit({ maintainer }: Stage, files: Readonly<Record<string, string>>): void {
  maintainer.run(['fetch', '--quiet', 'origin', `+${branch}:${branch}`]);
  commitOn(maintainer, branch, files);
  maintainer.run(['push', '--quiet', 'origin', branch]);
}

function requestsOn({ clone }: Stage, around = (branches: Branches) => branches) {
  return new RequestBranches(clone, bot, around(new RemoteBranches(clone, 'origin')));
}

async function open(branches: RequestBranches, text: string): Promise<string> {
  const wanted = { path, text };
  const settled = await branches.settleFile(branch, 'main', wanted);
  const files = [{ path, text: settled.text }];
  const change = { branch, base: 'main', message: 'feat(instances): a', files, request: [wanted] };
  return (await branches.ensureBranch(change)).outcome;
}

/** As `branches`, but somebody acts just before the first move. */
function interrupted(branches: Branches, act: () => void): Branches {
  let isFirst = true;
  return {
    place: branches.place,
    tips: (names) => branches.tips(names),
    below: (prefix) => branches.below(prefix),
    move: (name, from, to) => {
      if (isFirst) act();
      isFirst = false;
      return branches.move(name, from, to);
    },
  };
}

describe('the branch of a request on a remote', () => {
  it('is pushed, found by another clone, and unchanged the second time', async () => {
    const place = stage();
    expect(await open(requestsOn(place), 'a\n')).toBe('created');
    expect(await open(requestsOn(place), 'a\n')).toBe('unchanged');

    const other = requestsOn({ ...place, clone: place.maintainer });
    expect(await other.findBranch('request/7-')).toBe(branch);
    expect(await other.findBranch('request/8-')).toBeUndefined();
    expect(await other.branchesWith('request/', path)).toEqual([branch]);
    expect(await other.branchesWith('request/', 'instances/other.ts')).toEqual([]);
    const tip = await other.branchTip(branch);
    expect(tip).toBe(place.remote.run(['rev-parse', branch]));
    expect(readFile(place.maintainer, tip ?? '', path)).toBe('a\n');
  });

  it('leaves the clone’s own branches and work tree as they were', async () => {
    const place = stage();
    const heads = ['for-each-ref', 'refs/heads/', 'refs/tags/'];
    const before = place.clone.run(heads);
    await open(requestsOn(place), 'a\n');

    expect(place.clone.run(heads)).toBe(before);
    expect(place.clone.run(['status', '--porcelain'])).toBe('');
  });

  it('begins at what the remote’s base is now, not at the clone’s own', async () => {
    const place = stage();
    commitAll(place.maintainer, { 'docs/new.md': 'new\n' }, 'another merge');
    place.maintainer.run(['push', '--quiet', 'origin', 'main']);

    await open(requestsOn(place), 'a\n');

    expect(readFile(place.remote, branch, 'docs/new.md')).toBe('new\n');
  });

  it('holds the same bytes, on the same base, as on the local forge', async () => {
    const place = stage();
    const local = new RequestBranches(place.maintainer, bot, new LocalBranches(place.maintainer));
    await open(local, 'a\n');
    await open(requestsOn(place), 'a\n');

    const words = ['log', '-1', '--format=%T %P %an %B', branch];
    expect(place.remote.run(words)).toBe(place.maintainer.run(words));
  });

  it('keeps the commit that a maintainer pushes, and merges the edit into it', async () => {
    const place = stage();
    await open(requestsOn(place), 'a\nb\nc\nd\n');
    pushCommit(place, { [path]: 'a\nb\nc\nD by hand\n', 'docs/note.md': 'mine\n' });

    expect(await open(requestsOn(place), 'A edited\nb\nc\nd\n')).toBe('updated');

    expect(readFile(place.remote, branch, path)).toBe('A edited\nb\nc\nD by hand\n');
    expect(readFile(place.remote, branch, 'docs/note.md')).toBe('mine\n');
    expect(place.remote.run(['log', '--format=%an', `main..${branch}`])).toContain('A maintainer');
  });

  it('looks again when a maintainer was quicker with another file, and loses nothing', async () => {
    const place = stage();
    await open(requestsOn(place), 'a\n');
    const act = () => pushCommit(place, { 'docs/note.md': 'mine\n' });

    expect(
      await open(
        requestsOn(place, (one) => interrupted(one, act)),
        'b\n',
      ),
    ).toBe('updated');

    expect(readFile(place.remote, branch, path)).toBe('b\n');
    expect(readFile(place.remote, branch, 'docs/note.md')).toBe('mine\n');
  });

  it('is not moved when a maintainer has changed meanwhile what was settled', async () => {
    const place = stage();
    await open(requestsOn(place), 'a\nb\nc\nd\n');
    const act = () => pushCommit(place, { [path]: 'a\nb\nc\nD by hand\n' });
    const quick = requestsOn(place, (one) => interrupted(one, act));

    await expect(open(quick, 'A edited\nb\nc\nd\n')).rejects.toMatchObject({
      ...{ code: 'BRANCH_MOVED', exit: 3 },
    });
    expect(readFile(place.remote, branch, path)).toBe('a\nb\nc\nD by hand\n');

    expect(await open(quick, 'A edited\nb\nc\nd\n')).toBe('updated');
    expect(readFile(place.remote, branch, path)).toBe('A edited\nb\nc\nD by hand\n');
  });

  it('is given up, unwritten, where it moves at every try', async () => {
    const place = stage();
    await open(requestsOn(place), 'a\n');
    const restless = (branches: Branches): Branches => ({
      ...interrupted(branches, () => {}),
      move: () => false,
    });

    await expect(open(requestsOn(place, restless), 'b\n')).rejects.toMatchObject({
      code: 'BRANCH_MOVED',
    });
    expect(readFile(place.remote, branch, path)).toBe('a\n');
  });

  it('of a base that the remote does not have says so, and where', async () => {
    const branches = requestsOn(stage());
    await expect(
      branches.settleFile(branch, 'nowhere', { path, text: 'a\n' }),
    ).rejects.toMatchObject({ code: 'NO_BASE', where: 'origin' });
  });
});
