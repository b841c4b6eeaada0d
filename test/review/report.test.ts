import { describe, expect, it } from 'vitest';
import {
  type FieldChange,
  ownerOf,
  reportHtml,
  reportMarkdown,
  reviewTrees,
} from '../../generators/review/index.ts';
import { claim, instance, type Json, object, route, settings, tree } from './trees.ts';

function fieldsOf(before: Json, after: Json): readonly FieldChange[] {
  const widget = (spec: Json) => instance(object('Widget', 'w', { spec }));
  return reviewTrees(widget(before), widget(after)).changes[0]?.fields ?? [];
}

describe('the owner of a file', () => {
  it.each([
    ['ouest/umr-x/manifests.yaml', 'umr-x'],
    ['ouest/umr-x/more/a.yaml', 'umr-x'],
    ['ouest/argocd/apps/umr-x.yaml', 'umr-x'],
    ['ouest/argocd/root.yaml', undefined],
    ['ouest/argocd/apps/more/umr-x.yaml', undefined],
    ['ouest/platform/manifests.yaml', undefined],
    ['ouest/bootstrap/manifests.yaml', undefined],
    ['ouest/readme.md', undefined],
    ['readme.md', undefined],
  ])('of %s is %s', (path, slug) => {
    expect(ownerOf(path).slug).toBe(slug);
  });
});

describe('the verdict', () => {
  it('is unchanged when no file differs', () => {
    const report = reviewTrees(instance(claim()), instance(claim()));

    expect(report).toEqual({
      version: 2,
      verdict: 'unchanged',
      instances: { added: [], changed: [], removed: [] },
      risks: [],
      source: null,
      folds: [],
      unexplained: [],
      changes: [],
      exceptions: [],
      cost: {
        change: {
          ...{ cpuRequest: 0, cpuLimit: 0, memoryRequest: 0, memoryLimit: 0 },
          ...{ storage: 0, objects: 0 },
        },
        instances: [],
        clusters: [],
        yearly: null,
      },
    });
  });

  it.each([
    ['safe', 'a claim grows', claim('1Gi'), claim('2Gi')],
    ['attention', 'a file of a pod changes', settings({ a: '1' }), settings({ a: '2' })],
    ['blocked', 'a claim shrinks', claim('2Gi'), claim('1Gi')],
  ])('is %s when %s', (verdict, _, before, after) => {
    expect(reviewTrees(instance(before), instance(after)).verdict).toBe(verdict);
  });
});

describe('the instances of a report', () => {
  it('are those that come, change and go, by their slug', () => {
    const files = (...slugs: string[]) =>
      Object.fromEntries(slugs.map((slug) => [`ouest/${slug}/manifests.yaml`, [claim()]]));
    const base = tree({ ...files('gone', 'stays', 'moves') });
    const head = tree({
      ...files('stays', 'new'),
      'est/moves/manifests.yaml': [claim()],
      'ouest/argocd/apps/stays.yaml': [route('a.example')],
      'ouest/platform/manifests.yaml': [claim()],
    });

    expect(reviewTrees(base, head).instances).toEqual({
      added: ['new'],
      changed: ['moves', 'stays'],
      removed: ['gone'],
    });
  });
});

describe('the changes of a report', () => {
  it('tell an object that comes, with all of it in the diff', () => {
    const [change] = reviewTrees(tree({}), instance(claim())).changes;

    expect(change).toMatchObject({
      change: 'added',
      object: 'ouest/PersistentVolumeClaim/eln-umr-x/files',
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      namespace: 'eln-umr-x',
      name: 'files',
      cluster: 'ouest',
      instance: 'umr-x',
      file: 'ouest/umr-x/manifests.yaml',
      fields: [],
    });
    expect(change?.patch).toContain('+      storage: 20Gi');
  });

  it('tell an object that goes', () => {
    const [change] = reviewTrees(instance(claim()), tree({})).changes;

    expect(change?.change).toBe('removed');
    expect(change?.patch).toContain('-      storage: 20Gi');
  });

  it('follow an object through the hash in its name, unless two could be meant', () => {
    const job = (hash: string) =>
      object('Job', `prepare-${hash}`, { spec: { a: hash } }, 'batch/v1');
    const one = reviewTrees(instance(job('0123456789')), instance(job('aaaaaaaaaa')));
    const two = reviewTrees(
      instance(job('0123456789')),
      instance(job('aaaaaaaaaa'), job('bbbbbbbbbb')),
    );

    expect(one.changes.map(({ change }) => change)).toEqual(['changed']);
    expect(two.changes.map(({ change }) => change)).toEqual(['removed', 'added', 'added']);
  });

  it.each<[string, Json, Json, readonly (string | null)[][]]>([
    ['a value', { a: { b: 1 } }, { a: { b: 2 } }, [['spec.a.b', '1', '2']]],
    ['a text that looks like a number', { a: '1' }, { a: 1 }, [['spec.a', '"1"', '1']]],
    ['null and nothing', { a: null }, {}, [['spec.a', 'null', null]]],
    ['a new field', {}, { a: { b: 'c' } }, [['spec.a', null, '{"b":"c"}']]],
    ['a field that goes', { a: [1] }, {}, [['spec.a', '[1]', null]]],
    [
      'a label',
      { 'a.example/b': 'c' },
      { 'a.example/b': 'd' },
      [['spec["a.example/b"]', 'c', 'd']],
    ],
    [
      'a named item',
      {
        l: [
          { name: 'x', v: 'a' },
          { name: 'y', v: 'a' },
        ],
      },
      {
        l: [
          { name: 'x', v: 'a' },
          { name: 'y', v: 'b' },
        ],
      },
      [['spec.l[y].v', 'a', 'b']],
    ],
    [
      'a named item put first',
      { l: [{ name: 'x', v: 'a' }] },
      {
        l: [
          { name: 'y', v: 'a' },
          { name: 'x', v: 'a' },
        ],
      },
      [['spec.l[y]', null, '{"name":"y","v":"a"}']],
    ],
    [
      'the order of named items',
      { l: [{ mountPath: '/x' }, { mountPath: '/y' }] },
      { l: [{ mountPath: '/y' }, { mountPath: '/x' }] },
      [['spec.l', '["/x","/y"]', '["/y","/x"]']],
    ],
    ['a list of values', { l: ['a', 'b'] }, { l: ['b'] }, [['spec.l', '["a","b"]', '["b"]']]],
    [
      'items without names',
      { l: [{ v: 'a' }, { v: 'b' }] },
      { l: [{ v: 'a' }, { v: 'c' }] },
      [['spec.l[1].v', 'b', 'c']],
    ],
    ['the order of keys', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
  ])('tell %s by its path', (_, before, after, expected) => {
    const told = fieldsOf(before, after).map((field) => [field.path, field.before, field.after]);

    expect(told).toEqual(expected);
  });

  it('tell integers apart that a double would round to one', () => {
    const text = (id: string) =>
      tree({
        'ouest/umr-x/manifests.yaml': `apiVersion: v1\nkind: A\nmetadata: {name: a}\nspec: {id: ${id}}`,
      });
    const { changes } = reviewTrees(text('9007199254740992'), text('9007199254740993'));

    expect(changes[0]?.fields[0]?.after).toContain('9007199254740993');
  });

  it('show where two long texts part', () => {
    const [field] = fieldsOf({ a: `${'x '.repeat(500)}one` }, { a: `${'x '.repeat(500)}two` });

    expect(field?.before).toMatch(/^… .*one$/);
    expect(field?.after).toMatch(/^… .*two$/);
  });

  it('show what cannot be seen, on one line', () => {
    const [field] = fieldsOf({ a: 'a' }, { a: 'b\u202ec\nd\ud800' });

    expect(field?.after).toBe('b⟨U+202E⟩c ⏎ d⟨U+D800⟩');
  });
});

describe('the exceptions of a report', () => {
  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' };
  const gitops = (rules: readonly string[]) =>
    tree({
      'ouest/bootstrap/manifests.yaml': [
        { ...role, metadata: { name: 'eln-fleet-gitops' }, rules },
      ],
    });

  it('are those that speak for an object of the change, with reason and date', () => {
    const report = reviewTrees(gitops(['a']), gitops(['b']));

    expect(report.exceptions.map(({ rule, objects }) => `${rule} ${objects}`)).toEqual([
      'KSV-0048 1',
      'KSV-0049 1',
      'KSV-0056 1',
    ]);
    expect(reportMarkdown(report)).toContain('| trivy | `KSV-0048` | 1 | Deploying is writing');
    expect(reportHtml(report)).toContain('<code>KSV-0048</code>');
  });

  it('are none where no such object changes, or where it goes', () => {
    expect(reviewTrees(instance(claim('1Gi')), instance(claim('2Gi'))).exceptions).toEqual([]);
    expect(reviewTrees(gitops(['a']), tree({})).exceptions).toEqual([]);
  });
});
