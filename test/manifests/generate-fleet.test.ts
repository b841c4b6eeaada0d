import { describe, expect, it } from 'vitest';
import { checkFleet, checkInstance } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { generateFleet } from '../../scripts/rim/generate-fleet.ts';

describe('a made-up fleet', () => {
  const fleet = generateFleet(1000, platform);

  it('breaks no rule and leaves nobody wondering, however large', () => {
    const findings = [
      ...fleet.flatMap((instance) => checkInstance(instance, platform)),
      ...checkFleet(fleet, platform),
    ];

    expect(fleet).toHaveLength(1000);
    expect(findings).toEqual([]);
  });

  it('grows by adding to a smaller one', () => {
    expect(generateFleet(10, platform)).toEqual(fleet.slice(0, 10));
  });

  it('has all rings, sizes and clusters, object stores and outside databases', () => {
    const kinds = fleet.map(({ storage, database }) => `${storage?.kind} ${database?.kind}`);

    expect(new Set(fleet.map(({ ring }) => ring)).size).toBe(3);
    expect(new Set(fleet.map(({ size }) => size)).size).toBe(3);
    expect(new Set(fleet.map(({ cluster }) => cluster)).size).toBe(2);
    expect(new Set(kinds).size).toBe(4);
  });
});
