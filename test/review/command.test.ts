import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewTrees } from '../../generators/review/index.ts';
import type { ExitStatus } from '../../lib/base/index.ts';
import { Git } from '../../lib/forge/index.ts';
import { type ReviewArguments, review } from '../../scripts/review.ts';
import { treeInFolder, treesInGit } from '../../scripts/rim/dist-trees.ts';
import { claim, file, route } from './trees.ts';

const program = fileURLToPath(new URL('../../bin/fleet.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'fleet-review-'));
const repo = join(folder, 'repo');
const git = new Git(repo);

function fleetReview(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'review', ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { status, stdout, stderr };
}

/** In this process: starting one for each case takes a second. */
function reviewed(args: Partial<ReviewArguments>) {
  return review({ format: 'markdown', repo, ...args });
}

function put(path: string, text: string, root: string = repo): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function commit(message: string): string {
  git.run(['add', '--all']);
  git.run(['-c', 'user.name=a', '-c', 'user.email=a@fleet.example', 'commit', '-q', '-m', message]);
  return git.run(['rev-parse', 'HEAD']);
}

const ids: Record<string, string> = {};

// main: x and y; a branch off it shrinks x and adds a route; main then moves on with y. Each
// changes a template too: without any source, what is rendered would have no cause.
beforeAll(() => {
  mkdirSync(repo);
  git.run(['init', '-q', '-b', 'main']);
  put('dist/ouest/umr-x/manifests.yaml', file(claim('20Gi')));
  put('dist/ouest/argocd/apps/umr-x.yaml', file(route('a.example')));
  put('dist/ouest/umr-y/manifests.yaml', file(claim('20Gi')));
  put('instances/umr-x.ts', 'not of dist');
  ids['start'] = commit('start');
  git.run(['checkout', '-q', '-b', 'change']);
  put('dist/ouest/umr-x/manifests.yaml', file(claim('5Gi')));
  put('dist/est/umr-é z/manifests.yaml', file(claim('1Gi')));
  put('lib/kubernetes/storage.ts', '// smaller');
  ids['change'] = commit('change');
  git.run(['checkout', '-q', 'main']);
  put('dist/ouest/umr-y/manifests.yaml', file(claim('30Gi')));
  put('lib/kubernetes/storage.ts', '// larger');
  ids['moved'] = commit('main moves on');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('fleet review', () => {
  it('prints the report of a branch since it left main, and ends with 1 when a risk blocks', () => {
    const { status, stdout, stderr } = fleetReview(
      ...['--repo', repo, '--head', 'change', '--format', 'json'],
    );
    const report = JSON.parse(stdout);

    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(report.verdict).toBe('blocked');
    expect(report.instances).toEqual({ added: ['umr-é z'], changed: ['umr-x'], removed: [] });
  });

  it('ends with 0 and one line when nothing changes', () => {
    const same = ['--base', 'main', '--head', 'main'];

    expect(fleetReview('--repo', repo, ...same)).toEqual({
      status: 0,
      stdout: 'No change to any cluster.\n',
      stderr: '',
    });
  });
});

describe('the review of two revisions', () => {
  it('compares exactly the two that are named', () => {
    const { text, blocked } = reviewed({ base: ids['start'], head: 'main' });

    expect(blocked).toBe(false);
    expect(text).toContain('Fleet review: safe');
    expect(text).toContain('+10 Gi');
  });

  it('is a page in HTML', () => {
    expect(reviewed({ head: 'change', format: 'html' }).text).toMatch(/^<!doctype html>/);
  });

  it('keeps to its limit', () => {
    const { text } = reviewed({ head: 'change', limit: '700' });

    expect(text.length).toBeLessThanOrEqual(700);
    expect(text).toContain('Fleet review: blocked');
  });

  it('is not blocked while the risk is accepted', () => {
    const accept = join(folder, 'accept.json');
    const object = 'ouest/PersistentVolumeClaim/eln-umr-x/files';
    const risk = { rule: 'claim-shrunk', object, reason: 'Empty', who: 'm-7', until: '2026-12-01' };
    writeFileSync(accept, JSON.stringify([risk]));

    expect(reviewed({ head: 'change', accept, today: '2026-12-01' }).blocked).toBe(false);
    expect(reviewed({ head: 'change', accept, today: '2026-12-02' }).blocked).toBe(true);
  });

  it.each<[ExitStatus, Partial<ReviewArguments>]>([
    [2, { limit: '12e3' }],
    [2, { 'base-dir': 'dist' }],
    [3, { accept: 'nowhere.json' }],
    [2, { today: 'tomorrow' }],
    [2, { 'base-dir': repo, 'head-dir': 'nowhere' }],
    [2, { 'base-dir': repo, 'head-dir': repo, base: 'main' }],
    [3, { base: 'nowhere' }],
    [3, { base: '' }],
    [3, { head: '--output=nowhere' }],
    [3, { repo: folder }],
  ])('ends with %i for %j', (exit, args) => {
    expect(() => reviewed(args)).toThrow(expect.objectContaining({ name: 'FleetError', exit }));
  });
});

describe('the sources read from git', () => {
  const rings = (elabftw: string) => {
    const pins = { elabftw, mysql: '8.4', backup: null, switches: {} };
    return JSON.stringify({ canary: pins, early: pins, stable: pins });
  };
  const commitOn = (day: string, version: string) => {
    put('lib/platform/rings.json', rings(version));
    git.run(['add', '--all']);
    return git.run(
      ['-c', 'user.name=a', '-c', 'user.email=a@fleet.example', 'commit', '-q', '-m', version],
      { env: { GIT_COMMITTER_DATE: `${day}T23:30:00-05:00` } },
    );
  };

  beforeAll(() => {
    git.run(['checkout', '-q', '-b', 'rings', ids['start'] ?? '']);
    commitOn('2026-11-01', '6.0.3');
    commitOn('2026-11-10', '6.0.4');
    ids['rings'] = git.run(['rev-parse', 'HEAD']);
    put('lib/platform/rings.json', rings('6.0.5'));
    put('docs/picture.png', 'not read');
    put('.github/workflows/ci.yml', 'permissions: {}');
    put('lib/kubernetes/exceptions.ts', '// text');
    ids['promoted'] = commit('promote');
  });

  it('are the files that differ, the instances, and what the platform pins', () => {
    const { source } = treesInGit(git, ids['rings'] ?? '', ids['promoted'] ?? '');

    expect([...source.base.keys()]).toEqual(['instances/umr-x.ts', 'lib/platform/rings.json']);
    expect(source.head.get('lib/kubernetes/exceptions.ts')).toBe('// text');
    expect(source.head.get('.github/workflows/ci.yml')).toBe('permissions: {}');
    expect(source.head.get('docs/picture.png')).toMatch(/^git object [0-9a-f]{40}$/);
  });

  it('tell since when a ring has run what it runs, by the day of the commit in UTC', () => {
    const { source } = treesInGit(git, ids['rings'] ?? '', ids['promoted'] ?? '');

    expect(source.ringHistory).toEqual([
      { on: '2026-11-11', text: rings('6.0.4') },
      { on: '2026-11-02', text: rings('6.0.3') },
    ]);
  });

  it('are no history where no ring changes', () => {
    expect(treesInGit(git, ids['start'] ?? '', ids['change'] ?? '').source.ringHistory).toEqual([]);
  });

  it('stand in the report', () => {
    const { source, unexplained } = JSON.parse(reviewed({ head: 'change', format: 'json' }).text);

    expect(source.files).toEqual([
      { path: 'lib/kubernetes/storage.ts', role: 'template', change: 'added' },
    ]);
    expect(source.rendered).toBe('templates');
    expect(unexplained).toEqual([]);
  });

  it('block where a file of dist/ changes and nothing outside it does', () => {
    put('dist/ouest/umr-x/manifests.yaml', file(claim('25Gi')));
    const head = commit('by hand');
    const { text, blocked } = reviewed({ base: ids['promoted'], head, format: 'json' });

    expect(blocked).toBe(true);
    expect(JSON.parse(text).unexplained.map(({ why }: { why: string }) => why)).toEqual([
      'no-source-change',
    ]);
  });

  it('tell a request’s pull request from a person’s by its branch', () => {
    const rules = (branch?: string): string[] => {
      const report = JSON.parse(reviewed({ head: 'change', format: 'json', branch }).text);
      return report.risks.map(({ rule }: { rule: string }) => rule);
    };

    expect(rules('request/12-umr-x')).toContain('outside-request');
    expect(rules('fix/12-umr-x')).not.toContain('outside-request');
    expect(rules()).not.toContain('outside-request');
  });
});

describe('two trees read from git', () => {
  it('hold what changes and its neighbours, not the rest of the fleet', () => {
    const { base, head } = treesInGit(git, ids['start'] ?? '', ids['change'] ?? '');

    expect([...base.keys()]).toEqual([
      'ouest/argocd/apps/umr-x.yaml',
      'ouest/umr-x/manifests.yaml',
    ]);
    expect([...head.keys()]).toEqual([
      'est/umr-é z/manifests.yaml',
      'ouest/argocd/apps/umr-x.yaml',
      'ouest/umr-x/manifests.yaml',
    ]);
  });

  it('read what differs; of its neighbours they tell the object in git', () => {
    const { base, head } = treesInGit(git, ids['start'] ?? '', ids['change'] ?? '');
    const object = git.run(['rev-parse', `${ids['start']}:dist/ouest/argocd/apps/umr-x.yaml`]);

    expect(head.get('ouest/umr-x/manifests.yaml')).toBe(file(claim('5Gi')));
    for (const tree of [base, head]) {
      expect(tree.get('ouest/argocd/apps/umr-x.yaml')).toBe(`git object ${object}`);
    }
  });

  it('give the same report as the two folders', () => {
    const extract = (name: string) => {
      git.run(['worktree', 'add', '-q', '--detach', join(folder, name), ids[name] ?? '']);
      return treeInFolder(join(folder, name, 'dist'));
    };
    const { base, head } = treesInGit(git, ids['start'] ?? '', ids['change'] ?? '');

    expect(reviewTrees(base, head)).toEqual(reviewTrees(extract('start'), extract('change')));
  });

  it('do not follow a link, and block what is no text', () => {
    const links = join(folder, 'links');
    put('ouest/umr-x/a.yaml', file(claim()), links);
    symlinkSync('/etc/passwd', join(links, 'ouest/umr-x/link.yaml'));
    expect(treeInFolder(links).get('ouest/umr-x/link.yaml')).toBe('/etc/passwd');
    expect(reviewTrees(new Map(), treeInFolder(links)).verdict).toBe('blocked');

    writeFileSync(join(links, 'ouest/umr-x/a.yaml'), Buffer.from([0xc3, 0x28]));
    const { risks } = reviewTrees(new Map(), treeInFolder(links));
    expect(risks.map(({ rule }) => rule)).toContain('unreadable');
  });
});
