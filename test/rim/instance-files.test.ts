import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FleetError } from '../../lib/base/index.ts';
import { Git } from '../../lib/forge/index.ts';
import { writeInstance } from '../../lib/instance/index.ts';
import { readFleetAt } from '../../scripts/rim/fleet-at.ts';
import { readInput } from '../../scripts/rim/input.ts';
import { readFleet } from '../../scripts/rim/read-fleet.ts';
import { base } from '../instance/fixtures/index.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A repository whose `instances` hold one good file and what `put` adds, all of it committed. */
function repositoryWith(put: (instances: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-files-'));
  folders.push(folder);
  const instances = join(folder, 'instances');
  mkdirSync(instances);
  writeFileSync(join(instances, `${base.slug}.ts`), writeInstance(base));
  put(instances);
  const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('-c', 'user.name=t', '-c', 'user.email=t@x.example', 'commit', '--quiet', '-m', 'x');
  return folder;
}

/** The slugs, or what was refused, as the work tree and as the commit are read. */
function bothReadings(folder: string): readonly [unknown, unknown] {
  return [
    caught(() => readFleet(join(folder, 'instances')).files.map(({ instance }) => instance.slug)),
    caught(() => readFleetAt(new Git(folder), 'main').map(({ slug }) => slug)),
  ];
}

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (error instanceof FleetError) return error.what;
    throw error;
  }
}

describe('a fleet', () => {
  it('is the same in the folder and in its commit: folders inside are not looked into', () => {
    const folder = repositoryWith((instances) => {
      mkdirSync(join(instances, 'sub'));
      writeFileSync(join(instances, 'sub', 'talus.ts'), 'not an instance');
      writeFileSync(join(instances, 'README.md'), 'read me');
    });

    expect(bothReadings(folder)).toEqual([['haies'], ['haies']]);
  });

  it.each<[string, string, (instances: string) => void]>([
    ['a link', 'no ordinary file', (at) => symlinkSync('haies.ts', join(at, 'talus.ts'))],
    [
      'a folder that is called like a file',
      'no ordinary file',
      (at) => {
        mkdirSync(join(at, 'talus.ts'));
        writeFileSync(join(at, 'talus.ts', 'x'), 'x');
      },
    ],
    ['no instance', 'talus.ts:1', (at) => writeFileSync(join(at, 'talus.ts'), 'const a = 1;')],
  ])('is refused the same way in both with %s', (_, what, put) => {
    const [there, committed] = bothReadings(repositoryWith(put));

    expect(there).toContain(what);
    expect(committed).toBe(there);
  });

  it('is refused where a file is Latin-1: its accents would be lost unseen', () => {
    const text = writeInstance(base).replace('Haies et talus', 'Haies élevées');
    const folder = repositoryWith((at) =>
      writeFileSync(join(at, 'haies.ts'), Buffer.from(text, 'latin1')),
    );
    const [there, committed] = bothReadings(folder);

    expect(there).toContain('instances/haies.ts: This is not UTF-8.');
    expect(committed).toMatch(/instances\/haies\.ts:\d+: A character was lost here/);
  });
});

describe('an input', () => {
  it('is read as it is where it is UTF-8, and refused where it is not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fleet-input-'));
    folders.push(folder);
    const path = join(folder, 'body.md');

    writeFileSync(path, '\uFEFFÉcologie\r\n');
    expect(readInput(path)).toBe('\uFEFFÉcologie\r\n');

    writeFileSync(path, Buffer.from('Écologie', 'latin1'));
    expect(() => readInput(path)).toThrow(
      expect.objectContaining({ code: 'INPUT_ENCODING', exit: 2, where: path }),
    );
  });
});
