import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instance, parseInstance, writeInstance } from '../../lib/instance/index.ts';
import { anyInstance } from './fixtures/arbitrary.ts';
import { base, like } from './fixtures/index.ts';

const seed = { seed: 20261124 };
const root = fileURLToPath(new URL('../../', import.meta.url));

describe('the encoder', () => {
  it('writes text that says the same instance, whatever words it holds', () => {
    fc.assert(
      fc.property(anyInstance, (instance) => {
        const text = writeInstance(instance);
        expect(parseInstance(text, `instances/${instance.slug}.ts`).instance).toEqual(instance);
      }),
      { ...seed, numRuns: 150 },
    );
  });

  it('writes keys in the order of the schema, however the instance was made', () => {
    const { slug, schemaVersion, entity, ...others } = base;
    const { name, kind, ...words } = entity;
    const shuffled = { ...others, entity: { ...words, name, kind }, slug, schemaVersion };
    expect(writeInstance(shuffled)).toBe(writeInstance(base));
  });

  it('leaves out what is undefined', () => {
    expect(writeInstance({ ...base, host: undefined, policy: { mfa: undefined } })).toBe(
      writeInstance(like({ policy: {} })),
    );
  });

  it.each([
    ['a control character', 'a\u0000b'],
    ['a line separator', 'a\u2028b'],
    ['a mark that turns the reading direction', 'a\u202eb'],
    ['a half of a pair', 'a\ud800b'],
    ['a tag character', 'a\u{e0041}b'],
    ['a blank at the end', 'a '],
    ['a letter in pieces', 'e\u0301'],
  ])('refuses an instance whose name has %s', (_, name) => {
    const instance = like({ entity: { ...base.entity, name } });
    expect(() => writeInstance(instance)).toThrow(/instances\/haies\.ts:1: entity\.name: /);
  });

  it('lays files out as the formatter does', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fleet-format-'));
    const instances = fc.sample(anyInstance, { ...seed, numRuns: 120 });
    for (const [index, instance] of instances.entries()) {
      writeFileSync(join(folder, `${index}.ts`), writeInstance(plain(instance)));
    }

    const biome = join(root, 'node_modules/.bin/biome');
    const options = ['--vcs-enabled=false', `--config-path=${join(root, 'biome.json')}`];
    const formatted = spawnSync(biome, ['format', ...options, folder], { encoding: 'utf8' });

    rmSync(folder, { recursive: true });
    expect(formatted.stdout + formatted.stderr).toMatch(/Checked 120 files/);
    expect(formatted.status, formatted.stderr).toBe(0);
  });
});

// --- internal ---

/** With signs only on whose width the formatter and we cannot disagree. */
function plain(instance: Instance): Instance {
  return JSON.parse(JSON.stringify(instance).replace(/[^\u0020-\u024f漢🧪]/gu, 'x'));
}
