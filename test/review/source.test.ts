import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldChanges } from '../../generators/review/source/field-changes.ts';
import { readSource } from '../../generators/review/source/read.ts';
import { needsText, readsAlways, roleOf } from '../../generators/review/source/role.ts';
import { type Instance, type JsonValue, writeInstance } from '../../lib/instance/index.ts';
import { least } from '../kubernetes/sample.ts';
import { baseFleet, sourcesOf, withInstance, withRing } from './gallery/fleet.ts';

const fileOf = (instance: Instance) =>
  [`instances/${instance.slug}.ts`, writeInstance(instance)] as const;
const treeOf = (...instances: readonly Instance[]) => new Map(instances.map(fileOf));

describe('a file of the repository', () => {
  it.each([
    ['instances/umr-x.ts', 'instance'],
    ['instances/old/umr-x.ts', 'other'],
    ['lib/platform/rings.json', 'rings'],
    ['lib/platform/capacity.json', 'capacity'],
    ['lib/platform/clusters.ts', 'template'],
    ['lib/kubernetes/web/pod.ts', 'template'],
    ['generators/manifests/yaml.ts', 'template'],
    ['package-lock.json', 'template'],
    ['lib/forge/git/git.ts', 'other'],
    ['generators/review/review.ts', 'other'],
    ['.github/workflows/ci.yml', 'workflow'],
    ['.gitlab-ci.yml', 'workflow'],
    ['docs/README.md', 'other'],
  ])('%s is to the review: %s', (path, role) => {
    expect(roleOf(path)).toBe(role);
  });

  it('is read when it does not differ only where totals come from it', () => {
    const read = ['instances/umr-x.ts', 'lib/platform/prices.json', 'lib/platform/sizes.ts'];

    expect(read.map(readsAlways)).toEqual([true, true, false]);
    expect(['lib/kubernetes/exceptions.ts', '.ci/full', 'docs/a.png'].map(needsText)).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('the fields of a file that differ', () => {
  it.each<[string, JsonValue, JsonValue, readonly string[]]>([
    ['a word', { size: 'S' }, { size: 'M' }, ['size']],
    ['a word inside', { a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, ['a.c']],
    ['what comes, whole', {}, { storage: { kind: 'volume', filesGi: 50 } }, ['storage']],
    ['what goes, whole', { host: 'a.example' }, {}, ['host']],
    ['an item that comes first', { p: [{ r: 1 }] }, { p: [{ r: 2 }, { r: 1 }] }, ['p[0]']],
    ['an item that goes', { p: [{ r: 1 }, { r: 2 }] }, { p: [{ r: 2 }] }, ['p[0]']],
    ['a field of an item', { p: [{ r: 1, s: 1 }] }, { p: [{ r: 1, s: 2 }] }, ['p[0].s']],
    ['an order', { p: [{ r: 1 }, { r: 2 }] }, { p: [{ r: 2 }, { r: 1 }] }, ['p']],
    ['a list of words', { s: ['a', 'b'] }, { s: ['a'] }, ['s']],
    ['nothing, where keys change places', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
  ])('are %s', (_, before, after, fields) => {
    expect(fieldChanges(before, after).map(({ field }) => field)).toEqual(fields);
  });

  it('are none between a value and itself, and some between two', () => {
    const value = fc.jsonValue({ maxDepth: 3 }).map((one) => ({ one: one as JsonValue }));
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(fieldChanges(one, structuredClone(one))).toEqual([]);
        const isSame = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
        expect(fieldChanges(one, other).length === 0).toBe(isSame);
      }),
      { seed: 20261124 },
    );
  });
});

function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const rows = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return rows.map(([key, held]) => [key, sorted(held)]);
}

describe('the sources of a change', () => {
  it('are read as data: instances, rings, releases', () => {
    const head = withRing(
      withInstance(baseFleet, 'umr-1002', (one) => ({ ...one, size: 'L' })),
      'canary',
      { mysql: '8.4.7' },
    );
    const source = readSource({ base: sourcesOf(baseFleet), head: sourcesOf(head) });

    expect(source.files.map(({ path, role }) => `${role} ${path}`)).toEqual([
      'instance instances/umr-1002.ts',
      'rings lib/platform/rings.json',
    ]);
    expect(source.instances[0]).toMatchObject({ slug: 'umr-1002', after: { size: 'L' } });
    expect(source.instances[0]?.fields.map(({ field, after }) => [field, after])).toEqual([
      ['size', 'L'],
    ]);
    expect(source.ringChanges).toMatchObject([
      { ring: 'canary', fields: [{ field: 'mysql', before: '8.4', after: '8.4.7' }] },
    ]);
    expect(source.fleet('base').size).toBe(baseFleet.instances.size);
    expect(source.problems).toEqual([]);
  });

  it('never run: a file that is more than data is told, and not quoted', () => {
    const evil = `globalThis.hacked = 'yes';\n${writeInstance(least)}`;
    const source = readSource({
      base: treeOf(least),
      head: new Map([['instances/sols.ts', evil]]),
    });

    expect(source.problems).toEqual([
      {
        file: 'instances/sols.ts',
        side: 'head',
        what: 'is no instance file as its schema wants it',
      },
    ]);
    expect(source.instances[0]?.after).toBe(undefined);
    expect(Reflect.get(globalThis, 'hacked')).toBe(undefined);
  });

  it('tell a file of the platform that does not fit its schema', () => {
    const rings = new Map([['lib/platform/rings.json', '{"canary": {"elabftw": 6}}']]);
    const { problems, rings: read } = readSource({ base: new Map(), head: rings });

    expect(read).toEqual({ before: undefined, after: undefined });
    expect(problems.map(({ file, side }) => `${side} ${file}`)).toEqual([
      'head lib/platform/rings.json',
    ]);
  });

  it('take instances that somebody has read already, on both sides', () => {
    const source = readSource({
      base: new Map(),
      head: treeOf({ ...least, slug: 'new' }),
      neighbours: [least],
    });

    expect([...source.fleet('base').keys()]).toEqual(['sols']);
    expect([...source.fleet('head').keys()]).toEqual(['new', 'sols']);
  });

  it('remember what rings said on which day, and leave out what cannot be read', () => {
    const text = sourcesOf(baseFleet).get('lib/platform/rings.json') ?? '';
    const { ringHistory } = readSource({
      base: new Map(),
      head: new Map(),
      ringHistory: [
        { on: '2026-11-20', text },
        { on: '2026-11-10', text: 'no JSON' },
      ],
    });

    expect(ringHistory.map(({ on, rings }) => [on, rings.canary.elabftw])).toEqual([
      ['2026-11-20', '6.0.4'],
    ]);
  });
});
