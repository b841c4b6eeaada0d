import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, expectTypeOf, it } from 'vitest';
import {
  type Environment,
  type SecretKey,
  type SecretVariable,
  type VaultPath,
  type VaultReference,
  vaultPath,
} from '../../lib/elabftw/index.ts';

/** Checked when the tests themselves are compiled. */
describe('the types of secrets', () => {
  it('admit no text', () => {
    expectTypeOf<string>().not.toExtend<SecretKey>();
    expectTypeOf<string>().not.toExtend<VaultReference>();
    expectTypeOf<'hunter2'>().not.toExtend<VaultPath>();
    expectTypeOf<string>().not.toExtend<NonNullable<Environment['secret']['DB_PASSWORD']>>();
    expectTypeOf<SecretVariable>().not.toExtend<keyof Environment['plain']>();
  });

  it('admit places', () => {
    expectTypeOf<'eln/sols/database-root'>().toExtend<VaultPath>();
    expect(vaultPath('eln/sols/database-root')).toBe('eln/sols/database-root');
  });

  it.each(['hunter2', 'eln/', 'eln/../x', 'eln/Sols/a', 'eln/a/b/c/d/e', 'xeln/a'])(
    'and their guard refuses “%s”',
    (text) => {
      expect(() => vaultPath(text)).toThrow(expect.objectContaining({ code: 'VAULT_PATH' }));
    },
  );

  it('and their guard repeats nothing that may be a secret', () => {
    expect(() => vaultPath('hunter2')).not.toThrow('hunter2');
  });
});

/** The same by the compiler itself, so that the test can fail when it runs. */
describe('a literal secret', () => {
  it.each(literals)('does not compile: %s', (_what, line) => {
    const { bad, good } = compiled();

    expect(good).toEqual([]);
    expect(bad).toContain(line);
  });
});

// --- internal ---

const goodLines = [
  `import type { Environment, VaultReference } from '${sources()}';`,
  `export const key = { secret: 'database-application', key: 'value' };`,
  `export const a: Environment = { plain: { DB_HOST: 'x' }, secret: { DB_PASSWORD: key } };`,
  `export const b: VaultReference = { path: 'eln/sols/api-key', property: 'value' };`,
];

const literals: readonly (readonly [string, string])[] = [
  [
    'a password in place of a key',
    `export const c: Environment = { plain: {}, secret: { DB_PASSWORD: 'hunter2' } };`,
  ],
  [
    'a password among the plain variables',
    `export const d: Environment = { plain: { DB_PASSWORD: 'hunter2' }, secret: {} };`,
  ],
  [
    'a value in place of a path',
    `export const e: VaultReference = { path: 'hunter2', property: 'value' };`,
  ],
  ['a value for a reference', `export const f: VaultReference = 'hunter2';`],
];

const folder = mkdtempSync(join(tmpdir(), 'eln-types-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let once: { readonly bad: readonly string[]; readonly good: readonly string[] } | undefined;

/** Lines that the compiler complains of, among those that should be good and all. */
function compiled() {
  if (once !== undefined) return once;
  const lines = [...goodLines, ...literals.map(([, line]) => line)];
  const file = join(folder, 'literals.ts');
  writeFileSync(file, lines.join('\n'));
  const tsc = new URL('../../node_modules/.bin/tsc', import.meta.url).pathname;
  const flags = '--noEmit --strict --exactOptionalPropertyTypes --allowImportingTsExtensions';
  const target = '--target es2023 --module nodenext --skipLibCheck';
  const { stdout } = spawnSync(tsc, [...`${flags} ${target}`.split(' '), file], {
    cwd: folder,
    encoding: 'utf8',
  });
  const told = [...stdout.matchAll(/literals\.ts\((?<line>\d+),/g)];
  const bad = told.map(({ groups }) => lines[Number(groups?.['line']) - 1] ?? '');
  once = { bad, good: bad.filter((line) => goodLines.includes(line)) };
  return once;
}

function sources(): string {
  return new URL('../../lib/elabftw/index.ts', import.meta.url).pathname;
}
