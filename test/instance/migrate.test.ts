import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from 'citty';
import { describe, expect, it } from 'vitest';
import { FleetError } from '../../lib/base/index.ts';
import { writeData } from '../../lib/instance/file/write.ts';
import {
  type MigrationStep,
  migrateText,
  migrationSteps,
  parseInstance,
  schemaVersion,
  writeInstance,
} from '../../lib/instance/index.ts';
import { command } from '../../scripts/codemod.ts';
import { base } from './fixtures/index.ts';

const path = 'instances/haies.ts';

function old(version: unknown, more: Record<string, string> = {}): string {
  return writeData({ schemaVersion: version as number, slug: 'haies', ...more });
}

const rename: MigrationStep = {
  from: 1,
  to: 2,
  apply: ({ lab, ...data }) => ({ ...data, unit: lab ?? 'none' }),
};
const upper: MigrationStep = {
  from: 2,
  to: 4,
  apply: (data) => ({ ...data, unit: String(data['unit']).toUpperCase() }),
};

describe('the codemod', () => {
  it('applies the steps that lie between, in order, and writes the file anew', () => {
    const migrated = migrateText(old(1, { lab: 'eaux' }), path, [upper, rename], 4, writeData);
    expect(migrated).toEqual({
      text: old(4, { unit: 'EAUX' }),
      from: 1,
      changed: true,
      lostComments: [],
    });
    expect(migrateText(old(2, { unit: 'sols' }), path, [rename, upper], 4, writeData).text).toBe(
      old(4, { unit: 'SOLS' }),
    );
  });

  it('hands a current file back byte for byte, its comments and layout too', () => {
    const text = `// kept\n${old(4)}\n\n`;
    expect(migrateText(text, path, [rename, upper], 4, writeData)).toMatchObject({
      text,
      changed: false,
    });
  });

  it('tells the comments that a rewritten file loses', () => {
    const text = old(1).replace('export', '// why S: see #12\nexport');
    expect(migrateText(text, path, [rename], 2, writeData).lostComments).toEqual([
      'why S: see #12',
    ]);
  });

  it('gives a step a copy, so that a careless one spoils nothing but its own result', () => {
    const careless: MigrationStep = {
      from: 1,
      to: 2,
      apply: (data) => Object.assign(data, { slug: 'haies', more: 'x' }),
    };
    expect(migrateText(old(1), path, [careless], 2, writeData).text).toBe(old(2, { more: 'x' }));
  });

  it.each([
    ['MIGRATION_NEWER', old(5), [rename, upper]],
    ['MIGRATION_GAP', old(1), [upper]],
    ['MIGRATION_GAP', old(3), [rename, upper]],
    ['MIGRATION_GAP', old(1), [rename, { ...upper, to: 5 }]],
    ['MIGRATION_LOOP', old(1), [rename, { ...upper, to: 2 }]],
    ['MIGRATION_LOOP', old(2), [{ ...upper, to: 1 }, rename]],
    ['MIGRATION_FORK', old(1), [rename, upper, { ...rename, to: 3 }]],
    ['MIGRATION_SLUG', old(1), [{ from: 1, to: 4, apply: () => ({ slug: 'talus' }) }]],
    ['INSTANCE_FIELD_VALUE', old('1'), [rename, upper]],
    ['INSTANCE_FIELD_VALUE', old(0), [rename, upper]],
    ['INSTANCE_CALL', old(1).replace("'haies'", "fetch('x')"), [rename, upper]],
  ] as const)('refuses with %s what it cannot bring up', (code, text, steps) => {
    expect(() => migrateText(text, path, steps, 4, writeData)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('holds the result to today’s schema', () => {
    const text = writeInstance(base).replace('schemaVersion: 1', 'schemaVersion: 9');
    const back = (apply: MigrationStep['apply']) =>
      migrateText(text, path, [{ from: 9, to: 10, apply }], 10);
    expect(() => back((data) => data)).toThrow(/schemaVersion: Invalid input: expected 1/);
  });

  it('has a step from every older schema to today’s', () => {
    for (let version = 1; version < schemaVersion; version += 1) {
      expect(migrationSteps.some((step) => step.from === version)).toBe(true);
    }
    const text = writeInstance(base);
    expect(migrateText(text, path, migrationSteps, schemaVersion).text).toBe(text);
    expect(parseInstance(text, path).instance.schemaVersion).toBe(schemaVersion);
  });

  it('leaves the folder as it was when one file is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fleet-codemod-'));
    const newer = old(schemaVersion + 1);
    writeFileSync(join(folder, 'haies.ts'), newer);

    const run = runCommand(command, { rawArgs: ['--instances', folder] });

    await expect(run).rejects.toThrow(FleetError);
    await expect(run).rejects.toMatchObject({ code: 'MIGRATION_NEWER' });
    expect(readFileSync(join(folder, 'haies.ts'), 'utf8')).toBe(newer);
    rmSync(folder, { recursive: true });
  });
});
