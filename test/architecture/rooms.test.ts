import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { violations } from './rooms.ts';

const root = new URL('../../', import.meta.url);

function sources(folder: string): string[] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);
}

const files = ['lib', 'generators', 'scripts'].flatMap(sources);

describe('the rooms', () => {
  it.each(files)('%s imports only what its room may and stays inside', (path) => {
    expect(violations(path, readFileSync(new URL(path, root), 'utf8'))).toEqual([]);
  });

  it.each(files)('%s is at most 300 lines long', (path) => {
    const lines = readFileSync(new URL(path, root), 'utf8').split('\n').length - 1;
    expect(lines).toBeLessThanOrEqual(300);
  });
});

describe('the check of the rooms', () => {
  it.each([
    ['a room above', 'lib/platform/x.ts', `import { a } from '../instance/index.ts';`],
    ['a generator', 'lib/kubernetes/x.ts', `import { a } from '../../generators/review/a.ts';`],
    [
      'another room of lib from the forge',
      'lib/forge/x.ts',
      `import { a } from '../platform/a.ts';`,
    ],
    ['a re-export', 'lib/base/x.ts', `export { a } from '../platform/index.ts';`],
    ['a lazy import', 'lib/base/x.ts', `const a = await import('../platform/index.ts');`],
    ['the file system', 'generators/x.ts', `import { readFileSync } from 'node:fs';`],
    ['the clock', 'lib/lifecycle/x.ts', `export const now = new Date();`],
    ['the terminal', 'generators/x.ts', `console.log('x');`],
    ['the environment', 'lib/kubernetes/x.ts', `export const a = process.env['A'];`],
    ['a file without its ending', 'lib/base/x.ts', `import { a } from './error';`],
    ['no room', 'lib/x.ts', `export const a = 1;`],
  ])('sees %s', (_, path, text) => {
    expect(violations(path, text)).toHaveLength(1);
  });

  it('lets a script import a generator, the forge touch git, and a comment name the clock', () => {
    expect(violations('scripts/x.ts', `import { a } from '../generators/a.ts';`)).toEqual([]);
    expect(violations('lib/forge/x.ts', `import { spawn } from 'node:child_process';`)).toEqual([]);
    expect(violations('lib/base/x.ts', `// never new Date()\nexport const a = 1;`)).toEqual([]);
  });
});
