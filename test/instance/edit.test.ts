import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editInstance,
  type Instance,
  parseInstance,
  writeInstance,
} from '../../lib/instance/index.ts';

const path = 'instances/hasopa.ts';
const text = readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const { instance } = parseInstance(text, path);

function edited(file: string, change: Partial<Instance>): string {
  return editInstance(file, path, { ...parseInstance(file, path).instance, ...change });
}

describe('an edited instance file', () => {
  it('is the file as it was where nothing changes, comments and all', () => {
    const commented = text.replace('  ring:', '  // Agreed with the platform team.\n  ring:');

    expect(edited(commented, {})).toBe(commented);
  });

  it('differs in the lines that change, and in no other', () => {
    expect(edited(text, { expectedUsers: 140 })).toBe(
      text.replace('expectedUsers: 95', 'expectedUsers: 140'),
    );
  });

  it('keeps a comment above a line that changes, and one above its neighbour', () => {
    const commented = text
      .replace('  ring:', '  // Which ring: the committee of May.\n  ring:')
      .replace('  audience:', '  /* Only the federation. */\n  audience:');
    const after = edited(commented, { ring: 'early' });

    expect(after).toBe(commented.replace("ring: 'stable'", "ring: 'early'"));
  });

  it('puts a comment that ended a line which changes above the new line', () => {
    const commented = text.replace("ring: 'stable',", "ring: 'stable', // https://x.example");

    expect(edited(commented, { ring: 'early' })).toBe(
      text.replace("  ring: 'stable',", "  // https://x.example\n  ring: 'early',"),
    );
  });

  it('keeps what stands among the pilots when one more comes', () => {
    const [primary, backup] = instance.pilots;
    if (primary === undefined || backup === undefined) throw new Error('no pilots');
    const commented = text.replace("      kind: 'backup',", "      kind: 'backup', // part-time");
    const after = edited(commented, {
      pilots: [primary, backup, { ...backup, ref: 'inrea-009999', state: 'proposed' }],
    });

    expect(after).toContain("kind: 'backup', // part-time");
    expect(parseInstance(after, path).instance.pilots).toHaveLength(3);
  });

  it('loses no comment, wherever it stands and whatever changes', () => {
    const lines = text.split('\n');
    const changes: readonly Partial<Instance>[] = [
      { expectedUsers: 1 },
      { ring: 'canary', size: 'L' },
      { pilots: instance.pilots.slice(1) },
      { policy: { mfa: { level: 'everyone', enforcedBy: 'app' } }, mailbox: 'cle-a@inrea.example' },
      { entity: { ...instance.entity, supervisors: ['Un seul'] }, history: [] },
    ];
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 3, max: lines.length - 3 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...changes),
        (places, change) => {
          const commented = [...lines];
          for (const [number, at] of places.entries()) {
            commented[at] = `${commented[at]} // note ${number}.`;
          }
          const after = edited(commented.join('\n'), change);
          for (const number of places.keys()) expect(after).toContain(`// note ${number}.`);
          expect(parseInstance(after, path).instance).toEqual(
            parseInstance(writeInstance({ ...instance, ...change }), path).instance,
          );
        },
      ),
      { seed: 20261124, numRuns: 100 },
    );
  });
});
