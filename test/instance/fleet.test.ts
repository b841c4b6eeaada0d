import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  checkDates,
  checkFleet,
  checkInstance,
  type Instance,
  parseInstance,
  states,
  writeInstance,
} from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { fleetFixtures } from './fixtures/fleet.ts';
import { like, today } from './fixtures/index.ts';

const folder = new URL('../../instances/', import.meta.url);
const files = readdirSync(folder).sort();
const texts = files.map((name) => readFileSync(new URL(name, folder), 'utf8'));
const fleet = files.map((name, index) => parseInstance(texts[index] ?? '', name).instance);

describe('two instances side by side', () => {
  it.each(fleetFixtures.map((fixture, index) => ({ ...fixture, index })))(
    '$code ($index) is told to both where it is broken, and to neither where it nearly is',
    (fixture) => {
      const { code, level, field, bad, good } = fixture;
      const found = checkFleet(bad, platform).filter((finding) => finding.code === code);
      expect(found.map((finding) => [finding.level, finding.field, finding.slug])).toEqual(
        bad.map(({ slug }) => [level, field, slug]),
      );
      expect(checkFleet(good, platform).map((finding) => finding.code)).not.toContain(code);
    },
  );
});

describe('the sample fleet', () => {
  it('breaks no rule, and warns only where it shows a warning', () => {
    const found = [
      ...checkFleet(fleet, platform),
      ...fleet.flatMap((instance) => checkInstance(instance, platform)),
      ...fleet.flatMap((instance) => checkDates(instance, platform, today)),
    ].map(({ level, code, slug }) => `${level} ${code} ${slug}`);
    expect(found).toEqual(['warn few-users grande-lande', 'info pin-pointless lisiere']);
  });

  it('is written as the encoder writes it', () => {
    expect(fleet.map(writeInstance)).toEqual(texts);
  });

  it('shows every state, scenario, ring and cluster, and each special case', () => {
    expect(fleet.length).toBeGreaterThanOrEqual(16);
    expect(shown((instance) => instance.state)).toEqual([...states].sort());
    expect(shown((instance) => instance.scenario)).toEqual(['managed', 'saas', 'self-hosted']);
    expect(shown((instance) => instance.ring)).toEqual(['canary', 'early', 'stable']);
    expect(shown((instance) => instance.cluster)).toEqual(Object.keys(platform.clusters).sort());
    expect(shown((instance) => instance.audience)).toHaveLength(4);
    expect(shown((instance) => instance.entity.centre)).toHaveLength(5);
    expect(shown((instance) => instance.entity.kind).length).toBeGreaterThanOrEqual(6);
    for (const isShown of special) expect(fleet.some(isShown), String(isShown)).toBe(true);
  });

  it('names hosts and mailboxes of invented domains only', () => {
    for (const text of texts) {
      for (const [name] of text.matchAll(/[\w.-]+@[\w.-]+|https?:\/\/[\w.-]+/g)) {
        expect(name).toMatch(/\.example$/);
      }
    }
  });
});

describe('the rules over the fleet', () => {
  it('read each instance a fixed number of times, however many there are', () => {
    const [small, large] = [250, 2000].map(readsPerInstance);
    expect(small).toBeGreaterThan(0);
    expect(large).toBe(small);
  });
});

// --- internal ---

const special: readonly ((instance: Instance) => boolean)[] = [
  ({ classification }) => classification.kind === 'restricted-zone',
  ({ classification }) => classification.kind === 'personal-data',
  ({ partners }) => partners !== undefined,
  ({ consortium }) => consortium !== undefined,
  ({ storage, size }) => storage?.kind === 's3' && size === 'L',
  ({ database }) => database?.kind === 'external',
  ({ pin }) => pin !== undefined,
  ({ stage }) => stage === 'sandbox',
  ({ provider }) => provider !== undefined,
  ({ repository }) => repository !== undefined,
  ({ product }) => product.name === 'other',
  ({ host, scenario }) => host !== undefined && scenario === 'managed',
  ({ language }) => language === 'en',
];

function shown(wordOf: (instance: Instance) => string | undefined): string[] {
  return [...new Set(fleet.map(wordOf).filter((word) => word !== undefined))].sort();
}

/** How often the rules read a field of one instance, on average, in a fleet of that many. */
function readsPerInstance(size: number): number {
  let reads = 0;
  const counted = Array.from({ length: size }, (_, index) => {
    const instance = like({
      slug: `unite-${String(index).padStart(5, 'x')}`,
      entity: { ...like({}).entity, code: `UMR ${index}`, name: `Unité ${index}` },
    });
    return new Proxy(instance, {
      get(target, key) {
        reads += 1;
        return Reflect.get(target, key);
      },
    });
  });
  checkFleet(counted, platform);
  return reads / size;
}
