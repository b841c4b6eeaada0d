import { describe, expect, it } from 'vitest';
import { type Report, reviewTrees, type Tree } from '../../generators/review/index.ts';
import {
  baseFleet,
  type Fleet,
  platform,
  programs,
  distOf as rendered,
  sourcesOf,
  withFile,
  withHand,
  withInstance,
  withRing,
} from './gallery/fleet.ts';

const renderer = { platform, programs };

/** Each fleet is rendered once. */
const trees = new WeakMap<Fleet, Tree>();

function distOf(fleet: Fleet): Tree {
  const tree = trees.get(fleet) ?? rendered(fleet);
  trees.set(fleet, tree);
  return tree;
}

/** The review of a change of the fleet, sources and all. */
function review(head: Fleet, base: Fleet = baseFleet): Report {
  return reviewTrees(distOf(base), distOf(head), {
    source: { base: sourcesOf(base), head: sourcesOf(head) },
    renderer,
  });
}

const larger = withInstance(baseFleet, 'umr-1002', (one) => ({ ...one, size: 'L' }));
const manifests = (slug: string) =>
  [...distOf(baseFleet).keys()].find((path) => path.endsWith(`/${slug}/manifests.yaml`)) ?? '';

describe('a change of an instance file', () => {
  it('stands next to what it causes, in words', () => {
    const before = baseFleet.instances.get('umr-1002')?.size ?? 'S';
    const [size] = review(larger).source?.instances[0]?.fields ?? [];

    expect(size).toMatchObject({
      field: 'size',
      label: { fr: 'taille', en: 'size' },
      before,
      after: 'L',
    });
    const told = size?.effects.map(
      ({ label, before: had, after }) => `${label.en} ${had} → ${after}`,
    );
    const { web } = platform.sizes[before];
    expect(told).toContain(`memory limit of web ${web.memory.limit / 1024} Gi → 6 Gi`);
    expect(told).toContain(`memory request of web ${web.memory.request} Mi → 1.5 Gi`);
    expect(size?.caused).toBeGreaterThan(told?.length ?? 0);
  });

  it('explains all that comes of it', () => {
    const { unexplained, changes, source } = review(larger);

    expect(unexplained).toEqual([]);
    expect(source?.rendered).toBe('same');
    expect(new Set(changes.flatMap(({ causes }) => causes))).toEqual(
      new Set(['instances/umr-1002.ts']),
    );
  });

  it('that says only who asked causes nothing', () => {
    const { source } = review(
      withInstance(baseFleet, 'umr-1002', (one) => ({ ...one, reviewOn: '2028-01-01' })),
    );

    expect(source?.instances[0]?.fields).toMatchObject([
      { field: 'reviewOn', label: { en: 'next review' }, effects: [], caused: 0 },
    ]);
  });

  it('that changes a setting of eLabFTW names the setting', () => {
    const { source } = review(
      withInstance(baseFleet, 'umr-1002', (one) => ({
        ...one,
        policy: { ...one.policy, mfa: { level: 'everyone', enforcedBy: 'app' } },
      })),
    );
    const [field] = source?.instances[0]?.fields ?? [];

    expect(field?.effects).toContainEqual({
      label: { fr: 'réglage enforce_mfa', en: 'setting enforce_mfa' },
      before: '2',
      after: '3',
    });
    expect(JSON.stringify(field?.effects)).not.toMatch(/-[0-9a-f]{10}/);
  });

  it('is told apart from another of the same file', () => {
    const both = withInstance(larger, 'umr-1002', (one) => ({
      ...one,
      mailbox: 'cle-new@inrea.example',
    }));
    const [first, second] = review(both).source?.instances[0]?.fields ?? [];

    expect([first?.field, second?.field]).toEqual(['size', 'mailbox']);
    expect(first?.effects.map(({ label }) => label.en)).toContain('memory limit of web');
    expect(second?.effects.map(({ label }) => label.en)).not.toContain('memory limit of web');
    expect(second?.caused).toBeGreaterThan(0);
  });
});

describe('a change of a ring', () => {
  const patched = withRing(baseFleet, 'stable', { mysql: '8.4.7' });
  const members = [...baseFleet.instances.values()]
    .filter(({ ring, database }) => ring === 'stable' && database === undefined)
    .map(({ slug }) => slug);

  it('is one row, with those of the ring that do not have it', () => {
    const { folds } = review(patched);
    const outside = [...baseFleet.instances.values()]
      .filter(({ ring, database }) => ring === 'stable' && database !== undefined)
      .map(({ slug }) => slug);

    expect(folds[0]).toMatchObject({
      title: { fr: 'image mysql 8.4 → 8.4.7', en: 'image mysql 8.4 → 8.4.7' },
      rings: ['stable'],
    });
    expect(folds[0]?.instances.length).toBeGreaterThanOrEqual(members.length);
    expect([...(folds[0]?.instances ?? []), ...(folds[0]?.exceptions ?? [])].sort()).toEqual(
      [...members, ...outside].sort(),
    );
  });

  it('says what it does, and to how many', () => {
    const [ring] = review(patched).source?.rings ?? [];

    expect(ring).toMatchObject({ ring: 'stable', instances: expect.any(Number) });
    expect(ring?.fields[0]).toMatchObject({
      field: 'mysql',
      label: { fr: 'version de MySQL' },
      before: '8.4',
      after: '8.4.7',
    });
    expect(ring?.fields[0]?.effects).toContainEqual({
      label: { fr: 'image mysql', en: 'image mysql' },
      before: '8.4',
      after: '8.4.7',
    });
  });

  it('names the instance that it did not reach', () => {
    const [left = ''] = members;
    const undone = new Map(distOf(patched));
    undone.set(manifests(left), distOf(baseFleet).get(manifests(left)) ?? '');
    const { folds } = reviewTrees(distOf(baseFleet), undone, {
      source: { base: sourcesOf(baseFleet), head: sourcesOf(patched) },
      renderer,
    });

    expect(folds[0]?.exceptions).toContain(left);
  });
});

describe('a rendered change without a cause', () => {
  const path = manifests('umr-1002');

  it('is called out when nothing else differs', () => {
    const { unexplained } = review(withHand(baseFleet, path, 'restricted', 'privileged'));

    expect(unexplained).toEqual([
      {
        object: expect.stringMatching(/\/Namespace\/eln-umr-1002$/),
        cluster: path.split('/')[0],
        instance: 'umr-1002',
        file: path,
        why: 'no-source-change',
        fields: expect.arrayContaining([expect.stringContaining('pod-security.kubernetes.io')]),
      },
    ]);
  });

  it('is called out beside a change that has one, and nothing else is', () => {
    const { unexplained, changes } = review(withHand(larger, path, 'restricted', 'privileged'));

    expect(changes.length).toBeGreaterThan(2);
    expect(unexplained.map(({ object, why }) => [object.split('/')[1], why])).toEqual([
      ['Namespace', 'not-what-renders'],
    ]);
    expect(unexplained[0]?.fields).toHaveLength(1);
  });

  it('is an object that nobody renders, or that somebody took out', () => {
    const added = withHand(
      larger,
      path,
      /$/,
      '---\napiVersion: v1\nkind: Service\nmetadata:\n  name: back-door\n  namespace: eln-umr-1002\n',
    );
    const taken = withHand(larger, path, /---\napiVersion: networking[\s\S]*?(?=---\n)/, '');

    expect(review(added).unexplained.map(({ object }) => object.split('/').at(-1))).toEqual([
      'back-door',
    ]);
    expect(review(taken).unexplained.map(({ object }) => object.split('/')[1])).toEqual([
      'NetworkPolicy',
    ]);
  });

  it('of a cluster’s own room is called out too', () => {
    const room = 'ouest/platform/manifests.yaml';
    const { unexplained } = review(withHand(baseFleet, room, 'Deny', 'Audit'));

    expect(unexplained.map(({ instance, why }) => [instance, why])).toEqual([
      [null, 'no-source-change'],
    ]);
  });

  it('is put down to the templates when these differ, which is said', () => {
    const template = withFile(baseFleet, 'lib/kubernetes/namespace.ts', 'other');
    const { unexplained, source, changes } = review(
      withHand(template, path, 'restricted', 'privileged'),
    );

    expect(source?.rendered).toBe('templates');
    expect(unexplained).toEqual([]);
    expect(changes[0]?.causes).toEqual(['lib/kubernetes/namespace.ts']);
  });

  it('is not called out by a program that does not render the base either', () => {
    const other = {
      ...renderer,
      platform: { ...platform, institute: { ...platform.institute, acronym: 'OTHER' } },
    };
    const report = reviewTrees(distOf(baseFleet), distOf(larger), {
      source: { base: sourcesOf(baseFleet), head: sourcesOf(larger) },
      renderer: other,
    });

    expect(report.unexplained).toEqual([]);
  });

  it('is nobody’s to find where two folders are compared without their sources', () => {
    const report = reviewTrees(distOf(baseFleet), distOf(larger));

    expect(report.source).toBe(null);
    expect(report.unexplained).toEqual([]);
  });
});

describe('the same change in several instances', () => {
  it('belongs to one fold, and every other to none', () => {
    const { folds, changes } = review(withRing(larger, 'stable', { mysql: '8.4.7' }));
    const told = new Set(
      changes.flatMap(({ fold, fields }) => [fold, ...fields.map((field) => field.fold)]),
    );

    expect(folds.map((_, index) => told.has(index))).toEqual(folds.map(() => true));
    const alone = changes
      .filter(({ instance }) => instance === 'umr-1002')
      .flatMap(({ fields }) => fields);
    expect(alone.some(({ fold }) => fold === null)).toBe(true);
    for (const { fold, fields, instance } of changes) {
      for (const index of [fold, ...fields.map((field) => field.fold)]) {
        if (index !== null) expect(folds[index]?.instances).toContain(instance);
      }
    }
  });

  it('is one row whatever the slugs and the hashes are', () => {
    const { folds } = review(withRing(baseFleet, 'stable', { elabftw: '6.0.5' }));

    expect(folds[0]?.title.en).toBe('image elabimg 6.0.4 → 6.0.5');
    expect(folds[0]?.fields.map(({ path }) => path)).toContain(
      'spec.template.spec.containers[web].image',
    );
    expect(JSON.stringify(folds[0]?.fields)).not.toMatch(/umr-1\d{3}/);
  });
});
