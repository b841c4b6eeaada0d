import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Git, LocalForge, readFile, readTree } from '../../lib/forge/index.ts';
import { bot, commitAll, commitOn, repository } from './repository.ts';

const branch = 'request/7-umr-houle';
const instance = 'instances/umr-houle.ts';
const rendered = 'dist/ouest/umr-houle/manifests.yaml';

function change(files: Readonly<Record<string, string>>) {
  return {
    branch,
    base: 'main',
    message: 'feat(instances): add umr-houle',
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    request: [],
  };
}

function forge(files?: Readonly<Record<string, string>>): LocalForge {
  return new LocalForge(repository(files).folder, bot);
}

describe('an issue on the local forge', () => {
  const issue = {
    number: 7,
    title: 'A notebook',
    body: 'please',
    author: 'alix',
    openedOn: '2026-11-24',
  };

  it('is read back as it was written, and an edit keeps labels and comments', async () => {
    const local = forge();
    expect(await local.writeIssue(issue)).toBe('created');
    await local.setLabels(7, { add: ['request'], remove: [] });
    await local.upsertComment({ on: 'issue', number: 7 }, 'verdict', 'not yet');

    expect(
      await local.writeIssue({ ...issue, body: 'pretty please', openedOn: '2026-12-01' }),
    ).toBe('updated');

    expect(await local.readIssue(7)).toEqual({
      ...issue,
      author: { id: 1, login: 'alix', isBot: false },
      body: 'pretty please',
      state: 'open',
      labels: ['request'],
    });
    expect(await local.readComments({ on: 'issue', number: 7 })).toEqual(['not yet']);
  });

  it('cannot be edited by somebody else', async () => {
    const local = forge();
    await local.writeIssue(issue);
    await expect(local.writeIssue({ ...issue, author: 'mallory' })).rejects.toMatchObject({
      code: 'FORGE_NOT_YOURS',
    });
  });

  it('that does not exist is an error that says how to open it', async () => {
    await expect(forge().readIssue(1)).rejects.toMatchObject({ code: 'FORGE_NO_ISSUE', exit: 3 });
  });

  it('carries one comment a marker, whose body is replaced', async () => {
    const local = forge();
    await local.writeIssue(issue);
    const place = { on: 'issue', number: 7 } as const;
    expect(await local.upsertComment(place, 'verdict', 'no')).toBe('created');
    expect(await local.upsertComment(place, 'status', 'merged')).toBe('created');
    expect(await local.upsertComment(place, 'verdict', 'yes')).toBe('updated');
    expect(await local.upsertComment(place, 'verdict', 'yes')).toBe('unchanged');
    expect(await local.readComments(place)).toEqual(['yes', 'merged']);
  });

  it('gets and loses labels, and asking again changes nothing', async () => {
    const local = forge();
    await local.writeIssue(issue);
    expect(await local.setLabels(7, { add: ['b', 'a'], remove: [] })).toBe('updated');
    expect(await local.setLabels(7, { add: ['a'], remove: ['c'] })).toBe('unchanged');
    expect(await local.setLabels(7, { add: [], remove: ['a'] })).toBe('updated');
    expect((await local.readIssue(7)).labels).toEqual(['b']);
  });
});

describe('the branch of a request', () => {
  it('is made from the base without touching the work tree, and again changes nothing', async () => {
    const local = forge();
    const first = await local.ensureBranch(change({ [instance]: 'one\n', [rendered]: 'a: 1\n' }));
    const second = await local.ensureBranch(change({ [instance]: 'one\n', [rendered]: 'a: 1\n' }));

    expect(first.outcome).toBe('created');
    expect(second).toEqual({ outcome: 'unchanged', commit: first.commit });
    expect(readFile(local.git, branch, instance)).toBe('one\n');
    expect(readFile(local.git, branch, 'README.md')).toBe('hello\n');
    expect(local.git.run(['status', '--porcelain'])).toBe('');
    expect(await local.findBranch('request/7-')).toBe(branch);
    expect(await local.findBranch('request/8-')).toBeUndefined();
  });

  it('keeps what a maintainer committed to it, however often the request is edited or run', async () => {
    const local = forge();
    const open = async (text: string, render: string) => {
      const settled = await local.settleFile(branch, 'main', { path: instance, text });
      return local.ensureBranch({
        ...change({ [instance]: settled.text, [rendered]: render }),
        request: [{ path: instance, text }],
      });
    };
    await open('a\nb\nc\nd\ne\n', 'x: 1\n');
    commitOn(local.git, branch, {
      [instance]: 'a\nb\nc\nd\nE by hand\n',
      'docs/note.md': 'mine\n',
    });

    await open('A edited\nb\nc\nd\ne\n', 'x: 2\n');
    const again = await open('A edited\nb\nc\nd\ne\n', 'x: 2\n');
    expect(again.outcome).toBe('unchanged');
    expect(readFile(local.git, branch, instance)).toBe('A edited\nb\nc\nd\nE by hand\n');

    await open('A edited twice\nb\nc\nd\ne\n', 'x: 3\n');
    expect(readFile(local.git, branch, instance)).toBe('A edited twice\nb\nc\nd\nE by hand\n');
    expect(readFile(local.git, branch, rendered)).toBe('x: 3\n');
    expect(readFile(local.git, branch, 'docs/note.md')).toBe('mine\n');
    expect(local.git.run(['log', '--format=%an', `main..${branch}`])).toContain('A maintainer');
  });

  it('keeps a maintainer’s text when the request says what it said before', async () => {
    const local = forge();
    await local.ensureBranch(change({ [instance]: 'a\n' }));
    commitOn(local.git, branch, { [instance]: 'by hand\n' });
    expect(await local.settleFile(branch, 'main', { path: instance, text: 'a\n' })).toEqual({
      text: 'by hand\n',
      maintained: true,
    });
  });

  it('refuses to choose when both changed the same line, and moves nothing', async () => {
    const local = forge();
    await local.ensureBranch(change({ [instance]: 'a\n' }));
    commitOn(local.git, branch, { [instance]: 'by hand\n' });
    const before = local.git.run(['rev-parse', branch]);
    await expect(
      local.settleFile(branch, 'main', { path: instance, text: 'edited\n' }),
    ).rejects.toMatchObject({ code: 'REQUEST_CONFLICT', where: instance });
    expect(local.git.run(['rev-parse', branch])).toBe(before);
  });

  it('drops the files of a slug that the requester changed, and only those', async () => {
    const local = forge({ 'README.md': 'hello\n', 'instances/other.ts': 'other\n' });
    await local.ensureBranch(change({ [instance]: 'a\n', [rendered]: 'x: 1\n' }));
    await local.ensureBranch(change({ 'instances/umr-ressac.ts': 'a\n' }));
    expect([...readTree(local.git, branch, []).keys()]).toEqual([
      'README.md',
      'instances/other.ts',
      'instances/umr-ressac.ts',
    ]);
  });

  it('survives a base that has moved on', async () => {
    const local = forge();
    await local.ensureBranch(change({ [instance]: 'a\n' }));
    commitAll(local.git, { 'instances/other.ts': 'other\n' }, 'another instance');
    expect((await local.ensureBranch(change({ [instance]: 'a\n' }))).outcome).toBe('unchanged');
    expect((await local.ensureBranch(change({ [instance]: 'b\n' }))).outcome).toBe('updated');
    expect(local.git.run(['merge-tree', '--write-tree', 'main', branch])).toMatch(/^[0-9a-f]{40}$/);
  });

  it('of an unknown base is an error that says so', async () => {
    await expect(
      forge().ensureBranch({ ...change({ [instance]: 'a\n' }), base: 'nowhere' }),
    ).rejects.toMatchObject({ code: 'NO_BASE', exit: 3 });
  });
});

describe('a repository that is not as usual', () => {
  it('keeps the work tree of whoever has the branch checked out', async () => {
    const local = forge();
    await local.ensureBranch(change({ [instance]: 'a\n' }));
    local.git.run(['checkout', '-q', branch]);

    await expect(local.ensureBranch(change({ [instance]: 'b\n' }))).rejects.toMatchObject({
      code: 'BRANCH_CHECKED_OUT',
      where: local.git.folder,
    });

    expect(local.git.run(['status', '--porcelain'])).toBe('');
    expect((await local.ensureBranch(change({ [instance]: 'a\n' }))).outcome).toBe('unchanged');
  });

  it('is the one that was named, whatever GIT_DIR says', () => {
    const one = repository({ 'one.md': 'one\n' });
    const other = repository({ 'other.md': 'other\n' });
    vi.stubEnv('GIT_DIR', join(other.folder, '.git'));
    vi.stubEnv('GIT_WORK_TREE', other.folder);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });

    expect([...readTree(one, 'HEAD', []).keys()]).toEqual(['one.md']);
  });

  it('takes no revision for an option', () => {
    expect(() => readTree(repository(), '--output=x', [])).toThrow('Not a valid object name');
  });

  it('may count in SHA-256', async () => {
    const sha1 = repository();
    const folder = join(sha1.folder, 'long');
    sha1.run(['init', '-q', '-b', 'main', '--object-format=sha256', folder]);
    const git = new Git(folder);
    git.run(['config', 'user.name', 'A maintainer']);
    git.run(['config', 'user.email', 'maintainer@inrea.example']);
    commitAll(git, { 'README.md': 'hello\n' }, 'start');
    const local = new LocalForge(folder, bot);
    await local.ensureBranch(change({ [instance]: 'a\n' }));

    await local.ensureBranch(change({ 'instances/umr-ressac.ts': 'a\n' }));

    expect(readFile(git, branch, instance)).toBeUndefined();
    expect(readFile(git, branch, 'instances/umr-ressac.ts')).toBe('a\n');
  });
});

describe('the pull request of a branch', () => {
  const wanted = { branch, base: 'main', title: 'Add umr-houle', body: 'because' };

  it('is opened once and updated in place', async () => {
    const local = forge();
    expect(await local.ensurePullRequest(wanted)).toMatchObject({ number: 1, outcome: 'created' });
    expect(await local.ensurePullRequest(wanted)).toMatchObject({
      number: 1,
      outcome: 'unchanged',
    });
    expect(await local.ensurePullRequest({ ...wanted, body: 'better' })).toMatchObject({
      number: 1,
      outcome: 'updated',
    });
    expect(await local.listPullRequests()).toHaveLength(1);
  });

  it('that was closed is opened again, and hears once why it was closed', async () => {
    const local = forge();
    await local.ensurePullRequest(wanted);

    expect(await local.closePullRequest(branch, 'the issue is closed')).toBe('updated');
    expect(await local.closePullRequest(branch, 'the issue is closed')).toBe('unchanged');
    expect(await local.findPullRequest(branch)).toBeUndefined();
    expect(await local.readComments({ on: 'pull', number: 1 })).toEqual(['the issue is closed']);

    expect(await local.ensurePullRequest(wanted)).toMatchObject({
      ...{ number: 1, state: 'open', outcome: 'updated' },
    });
  });

  it('of somebody else’s repository is never taken for ours', async () => {
    const local = forge();
    const commit = local.git.run(['rev-parse', 'main']);
    const theirs = await local.offerFromFork('mallory', wanted, commit);
    expect(theirs).toMatchObject({ branch: `mallory:${branch}`, head: commit, isFork: true });

    expect(await local.findPullRequest(branch)).toBeUndefined();
    expect(await local.ensurePullRequest(wanted)).toMatchObject({ number: 2, isFork: false });
  });

  it('is a new one after the old one was merged', async () => {
    const local = forge();
    await local.ensurePullRequest(wanted);
    await local.markMerged(1);
    expect(await local.ensurePullRequest(wanted)).toMatchObject({ number: 2, outcome: 'created' });
  });
});
