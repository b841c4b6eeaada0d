import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clearStaging, stage, stateOf, unstage } from '../../scripts/rim/staging.ts';
import { survey } from '../../scripts/rim/survey.ts';

const wanted = [
  { path: 'ouest/umr-a/manifests.yaml', text: 'a: 1\n' },
  { path: 'ouest/argocd/apps/umr-a.yaml', text: 'é: 2\n' },
];

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fleet-tree-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

function surveyed() {
  return survey(
    root,
    wanted.map(({ path }) => path),
    [],
  );
}

/** What a run does with the files that it has rendered; tells which it wrote. */
function bring(): readonly string[] {
  surveyed();
  clearStaging(root);
  const changed = wanted.filter((file) => stateOf(root, file) !== 'unchanged');
  for (const file of changed) stage(root, file);
  if (changed.length > 0) {
    unstage(
      root,
      changed.map(({ path }) => path),
    );
  }
  return changed.map(({ path }) => path);
}

describe('a rendered tree', () => {
  it('is written where nothing is, in folders that need not exist', () => {
    rmSync(root, { recursive: true });

    expect(bring()).toHaveLength(2);
    expect(readFileSync(join(root, 'ouest/argocd/apps/umr-a.yaml'), 'utf8')).toBe('é: 2\n');
    expect(readdirSync(join(root, 'ouest/umr-a'))).toEqual(['manifests.yaml']);
  });

  it('is not touched when it is right', () => {
    bring();
    const long_ago = new Date(1_000_000);
    for (const { path } of wanted) utimesSync(join(root, path), long_ago, long_ago);

    expect(bring()).toEqual([]);
    for (const { path } of wanted) expect(lstatSync(join(root, path)).mtime).toEqual(long_ago);
  });

  it('loses a hand-made change, in that file only', () => {
    bring();
    write('ouest/umr-a/manifests.yaml', 'a: 2\n');

    expect(wanted.map((file) => stateOf(root, file))).toEqual(['differing', 'unchanged']);
    expect(bring()).toEqual(['ouest/umr-a/manifests.yaml']);
  });

  it('keeps stale files and folders, and names them', () => {
    bring();
    write('ouest/gone/manifests.yaml', 'b: 1\n');
    write('ouest/argocd/apps/gone.yaml', 'b: 1\n');
    bring();

    expect(surveyed()).toEqual({
      stale: ['ouest/argocd/apps/gone.yaml', 'ouest/gone/'],
      leftovers: [],
    });
    expect(existsSync(join(root, 'ouest/gone/manifests.yaml'))).toBe(true);
  });

  it('is cleaned of what a killed run left half done', () => {
    bring();
    write('.fleet-staging/ouest%2Fumr-a%2Fmanifests.yaml', 'half');

    expect(surveyed()).toEqual({ stale: [], leftovers: ['.fleet-staging/'] });
    write('ouest/umr-a/manifests.yaml', 'a: 2\n');
    bring();
    expect(surveyed()).toEqual({ stale: [], leftovers: [] });
    expect(readFileSync(join(root, 'ouest/umr-a/manifests.yaml'), 'utf8')).toBe('a: 1\n');
  });

  it('does not show a file before all of them are good', () => {
    const [first] = wanted;
    if (first === undefined) throw new Error('nothing wanted');
    stage(root, first);

    expect(existsSync(join(root, 'ouest'))).toBe(false);
  });

  it.each([
    ['a folder', 'ouest'],
    ['a file', 'ouest/umr-a/manifests.yaml'],
  ])('is never written through %s that is a link', (_, path) => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'fleet-elsewhere-'));
    mkdirSync(join(root, path, '..'), { recursive: true });
    symlinkSync(elsewhere, join(root, path));

    expect(bring).toThrow(expect.objectContaining({ code: 'OUT_SYMLINK', exit: 3 }));
    expect(readdirSync(elsewhere)).toEqual([]);
    rmSync(elsewhere, { recursive: true });
  });

  it('is never written through a link in the place of the staging folder', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'fleet-elsewhere-'));
    writeFileSync(join(elsewhere, 'precious'), 'x');
    symlinkSync(elsewhere, join(root, '.fleet-staging'));

    expect(bring()).toHaveLength(2);
    expect(readdirSync(elsewhere)).toEqual(['precious']);
    rmSync(elsewhere, { recursive: true });
  });

  it.each([
    ['a folder where a file belongs', 'ouest/umr-a/manifests.yaml/x'],
    ['a file where a folder belongs', 'ouest/umr-a'],
  ])('is refused over %s', (_, path) => {
    write(path, 'x');

    expect(bring).toThrow(expect.objectContaining({ code: 'OUT_OCCUPIED', exit: 3 }));
  });
});
