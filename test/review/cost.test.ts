import { describe, expect, it } from 'vitest';
import { isRendered } from '../../generators/manifests/index.ts';
import { amountsOf, nothing, plus, rounded } from '../../generators/review/cost/amounts.ts';
import { footprints } from '../../generators/review/cost/footprint.ts';
import { likeness, textLikeness } from '../../generators/review/cost/likeness.ts';
import { quantity, sameQuantity } from '../../generators/review/cost/quantity.ts';
import { renderedInstance } from '../../generators/review/explain/rendering.ts';
import { type Amounts, reviewTrees, type Tree } from '../../generators/review/index.ts';
import { fromObject } from '../../generators/review/manifest/from-object.ts';
import { parseManifests } from '../../generators/review/manifest/parse.ts';
import { type Instance, writeInstance } from '../../lib/instance/index.ts';
import { generateFleet } from '../../scripts/rim/generate-fleet.ts';
import { least, most } from '../kubernetes/sample.ts';
import {
  baseFleet,
  type Fleet,
  platform,
  programs,
  distOf as rendered,
  sourcesOf,
  withInstance,
} from './gallery/fleet.ts';
import { claim, instance, type Manifest, tree, web } from './trees.ts';

const renderer = { platform, programs };

/** Each fleet is rendered once. */
const trees = new WeakMap<Fleet, Tree>();

function distOf(fleet: Fleet): Tree {
  const tree = trees.get(fleet) ?? rendered(fleet);
  trees.set(fleet, tree);
  return tree;
}
const none: Amounts = { ...nothing };

function costOf(head: Fleet, base: Fleet = baseFleet) {
  return reviewTrees(distOf(base), distOf(head), {
    source: { base: sourcesOf(base), head: sourcesOf(head) },
    renderer,
  }).cost;
}

/** What the files of `dist/` ask for, read from their text. */
function written(fleet: Fleet, of: (path: string) => boolean): Amounts {
  const texts = [...distOf(fleet)].filter(([path]) => of(path)).map(([, text]) => text);
  const manifests = texts.flatMap((text) => parseManifests(text).manifests);
  return rounded(manifests.map(amountsOf).reduce((sum, one) => plus(sum, one), nothing));
}

const slug = 'umr-1002';
const had = baseFleet.instances.get(slug);
const cluster = had?.cluster ?? '';
const ofInstances = (path: string) =>
  path.startsWith(`${cluster}/`) &&
  !['bootstrap', 'platform'].includes(path.split('/')[1] ?? '') &&
  path !== `${cluster}/argocd/root.yaml`;
const ofOne = (path: string) => path.includes(`/${slug}/`) || path.endsWith(`/${slug}.yaml`);
const larger = withInstance(baseFleet, slug, (one) => ({ ...one, size: 'L' }));

describe('the cost of a change', () => {
  const { [slug]: _, ...rest } = Object.fromEntries(baseFleet.instances);
  const without: Fleet = { ...baseFleet, instances: new Map(Object.entries(rest)) };

  it('is before and after of each instance, as its files say', () => {
    const { instances } = costOf(larger);
    const [before, after] = [written(baseFleet, ofOne), written(larger, ofOne)];

    expect(instances).toEqual([
      {
        instance: slug,
        cluster,
        before,
        after,
        change: rounded(plus(after, before, -1)),
        yearlyChange: expect.any(Number),
      },
    ]);
  });

  it('is before and after of the cluster, against what it can give', () => {
    const { clusters } = costOf(larger);

    expect(clusters).toMatchObject([
      {
        cluster,
        before: written(baseFleet, ofInstances),
        after: written(larger, ofInstances),
        capacity: platform.capacity[cluster],
      },
    ]);
  });

  it('of a new instance is all that it asks for; of one that goes, the same below zero', () => {
    const all = written(baseFleet, ofOne);

    expect(costOf(baseFleet, without).instances).toMatchObject([
      { before: none, after: all, change: all },
    ]);
    expect(costOf(without, baseFleet).instances).toMatchObject([
      { before: all, after: none, change: rounded(plus(nothing, all, -1)) },
    ]);
  });

  it('is an estimate a year at the prices of the institute', () => {
    const { yearly, clusters } = costOf(larger);
    const { vcpuYear, memoryGiYear, storageGiYear } = platform.prices;
    const [{ change } = { change: none }] = clusters;

    expect(yearly?.prices).toEqual(platform.prices);
    expect(yearly?.change).toBeCloseTo(
      (change.cpuRequest / 1000) * vcpuYear +
        (change.memoryRequest / 1024) * memoryGiYear +
        change.storage * storageGiYear,
      2,
    );
    expect((yearly?.after ?? 0) - (yearly?.before ?? 0)).toBeCloseTo(yearly?.change ?? 0, 1);
  });

  it('without sources is the difference alone', () => {
    const { instances, clusters, yearly } = reviewTrees(distOf(baseFleet), distOf(larger)).cost;

    expect(instances).toMatchObject([{ instance: slug, before: null, after: null }]);
    expect(clusters).toMatchObject([{ before: null, after: null, capacity: null }]);
    expect(yearly).toBe(null);
  });

  it('has no before where nobody can read what was there', () => {
    const broken = new Map([...sourcesOf(baseFleet), [`instances/${slug}.ts`, 'no data']]);
    const { instances, clusters } = reviewTrees(distOf(baseFleet), distOf(larger), {
      source: { base: broken, head: sourcesOf(larger) },
      renderer,
    }).cost;

    expect(instances).toMatchObject([
      { before: null, after: null, change: { storage: expect.any(Number) } },
    ]);
    expect(clusters).toMatchObject([{ before: null, after: null }]);
  });

  it('is nothing where only a text changes', () => {
    const { change, instances } = costOf(
      withInstance(baseFleet, slug, (one) => ({ ...one, mailbox: 'cle-new@inrea.example' })),
    );

    expect(change).toEqual(none);
    expect(instances).toEqual([]);
  });
});

describe('what an instance asks for', () => {
  /** Each rendered by itself. */
  function alone(one: Instance): Amounts {
    const objects = renderedInstance(one, renderer) ?? [];
    return objects.reduce<Amounts>(
      (sum, { object }) => plus(sum, amountsOf({ kind: object.kind, body: fromObject(object) })),
      nothing,
    );
  }

  it('is known from one that is like it', () => {
    const fleet = [least, most, ...generateFleet(120, platform)].filter(isRendered);
    const footprint = footprints(renderer);

    for (const one of fleet) expect([one.slug, footprint(one)]).toEqual([one.slug, alone(one)]);
  });

  it('is known from the text of a file that is laid out as all are', () => {
    const fleet = [least, most, ...generateFleet(60, platform)];
    const kinds = new Map<string | undefined, Set<string>>();
    for (const one of fleet) {
      const key = textLikeness(writeInstance(one));
      kinds.set(key, (kinds.get(key) ?? new Set()).add(likeness(one, platform.rings)));
    }

    expect(kinds.has(undefined)).toBe(false);
    expect([...kinds.values()].map(({ size }) => size)).toEqual([...kinds].map(() => 1));
    expect(kinds.size).toBeLessThan(fleet.length / 2);
  });

  it.each([
    ['two fields on a line', "  size: 'S',", "  language: 'fr', size: 'S',"],
    ['a field behind the end of another', '\n  },\n', "\n  }, stage: 'sandbox',\n"],
    ['a comment', "  size: 'S',", "  // size: 'L',\n  size: 'S',"],
    ['a field without its comma', "  size: 'S',", "  size: 'S'"],
    ['another import', 'import type', "import './evil.ts';\nimport type"],
  ])('is not known from a text with %s', (_, from, to) => {
    const text = writeInstance(least);
    const other = text.replace(from, to);

    expect(other).not.toBe(text);
    expect(textLikeness(text)).toContain("size: 'S'");
    expect(textLikeness(other)).toBe(undefined);
  });

  it('is not known of one that names what the platform has not', () => {
    expect(footprints(renderer)({ ...least, cluster: 'nowhere' })).toBe(undefined);
  });
});

describe('the requests of a manifest', () => {
  const pod = (cpu: string, memory: string) => web('a', [], { requests: { cpu, memory } });
  const change = (...after: readonly Manifest[]) =>
    reviewTrees(instance(claim('20Gi'), pod('100m', '384Mi')), instance(...after)).cost.change;

  it('are told as a difference', () => {
    expect(change(claim('0.5Ti'), pod('1.5', '1Gi'))).toMatchObject({
      cpuRequest: 1400,
      memoryRequest: 640,
      storage: 492,
      objects: 0,
    });
  });

  it('are below zero when something goes, and count every replica', () => {
    const many = {
      ...pod('100m', '128Mi'),
      spec: { ...(pod('100m', '128Mi')['spec'] as object), replicas: 3 },
    };
    const { cost } = reviewTrees(instance(claim('1Gi'), many), tree({}));

    expect(cost.change).toMatchObject({
      cpuRequest: -300,
      memoryRequest: -384,
      storage: -1,
      objects: -2,
    });
  });

  it('of an init container count only where it stays', () => {
    const resources = { requests: { cpu: '50m' }, limits: { cpu: '1' } };
    const withInit = (restartPolicy: string) =>
      amountsOf({
        kind: 'Deployment',
        body: fromObject({
          spec: {
            template: { spec: { initContainers: [{ name: 'a', restartPolicy, resources }] } },
          },
        }),
      });

    expect(withInit('Always')).toEqual({ ...none, cpuRequest: 50, cpuLimit: 1000, objects: 1 });
    expect(withInit('Never')).toEqual({ ...none, objects: 1 });
  });
});

describe('a quantity', () => {
  it.each<[string | number, number]>([
    ['100m', 0.1],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['.5', 0.5],
    ['12e3', 12_000],
    ['0', 0],
    [3, 3],
  ])('%s is %d', (text, amount) => {
    expect(quantity(text)).toBeCloseTo(amount, 9);
  });

  it.each(['', 'plenty', '1 Gi', '1GiB', '--1', '1e', '0x10'])('is not “%s”', (text) => {
    expect(quantity(text)).toBe(undefined);
    expect(sameQuantity(text, text)).toBe(false);
  });

  it.each<[string | number, string | number]>([
    ['1Gi', '1024Mi'],
    ['0.1', '100m'],
    ['1E', '1000P'],
    ['12e3', '12k'],
    ['-0', 0],
    ['16Ei', '16384Pi'],
  ])('%s is %s', (one, other) => {
    expect(sameQuantity(one, other)).toBe(true);
  });

  it('differs by one byte in the largest', () => {
    expect(sameQuantity('16Ei', '18446744073709551615')).toBe(false);
    expect(sameQuantity('16Ei', '18446744073709551616')).toBe(true);
  });
});
