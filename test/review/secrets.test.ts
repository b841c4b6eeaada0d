import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Report,
  type ReviewOptions,
  reviewTrees,
  type Tree,
} from '../../generators/review/index.ts';
import { writeInstance } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { least } from '../kubernetes/sample.ts';
import { formsOf } from './support/forms.ts';
import { type Json, type Manifest, object, tree } from './trees.ts';

/** Bytes from a hash, because fast-check loves zeros, in the writings that tokens come in. */
const token = fc
  .tuple(
    fc.nat(),
    fc.constantFrom<BufferEncoding>('hex', 'base64', 'base64url'),
    fc.integer({ min: 24, max: 48 }),
  )
  .map(([origin, code, length]) =>
    createHash('sha512').update(`${origin}`).digest().subarray(0, length).toString(code),
  );

/** What a review is made of, with a secret in it somewhere. */
interface Planted {
  readonly dist?: Tree;
  readonly source?: Tree;
  readonly options?: ReviewOptions;
}

type Spot = readonly [string, (secret: string) => Planted];

const inManifest = (manifest: Manifest): Planted => ({
  dist: tree({ 'ouest/umr-x/manifests.yaml': [manifest] }),
});
const inSource = (path: string, text: string): Planted => ({ source: new Map([[path, text]]) });
const instanceFile = writeInstance({ ...least, slug: 'umr-x' });
const rings = JSON.stringify(platform.rings);
const deep = (inner: Json): Json =>
  Array.from({ length: 12 }).reduce<Json>((held, _, at) => (at % 2 ? [held] : { a: held }), inner);

const accepting = (part: Readonly<Record<string, string>>): Planted => ({
  options: {
    accepted: {
      risks: [{ rule: 'a', object: 'b', reason: 'c', who: 'd', until: '2026-12-01', ...part }],
      today: '2026-11-24',
    },
  },
});

const spots: readonly Spot[] = [
  ['a value far inside', (secret) => inManifest(object('Widget', 'a', { spec: deep(secret) }))],
  [
    'a key far inside',
    (secret) => inManifest(object('Widget', 'a', { spec: deep({ [secret]: 1 }) })),
  ],
  [
    'a sentence',
    (secret) => inManifest(object('ConfigMap', 'a', { data: { b: `see ${secret}!` } })),
  ],
  [
    'a long text',
    (secret) =>
      inManifest(object('ConfigMap', 'a', { data: { b: `${'word '.repeat(40)}${secret}` } })),
  ],
  ['a name', (secret) => inManifest(object('ConfigMap', secret, {}))],
  ['a kind', (secret) => inManifest(object(secret, 'a', {}))],
  ['a version', (secret) => inManifest({ ...object('A', 'a', {}), apiVersion: secret })],
  [
    'a namespace',
    (secret) => inManifest({ ...object('A', 'a', {}), metadata: { name: 'a', namespace: secret } }),
  ],
  [
    'a label',
    (secret) =>
      inManifest(object('A', 'a', { metadata: { name: 'a', labels: { [secret]: secret } } })),
  ],
  [
    'an image',
    (secret) =>
      inManifest(
        object('Pod', 'a', {
          spec: { containers: [{ name: 'a', image: `r.example/a:${secret}` }] },
        }),
      ),
  ],
  [
    'the name of a container',
    (secret) =>
      inManifest(
        object('Pod', 'a', { spec: { containers: [{ name: secret, image: 'r.example/a' }] } }),
      ),
  ],
  [
    'the name of a file',
    (secret) => ({ dist: tree({ [`ouest/umr-x/${secret}.yaml`]: 'no manifest' }) }),
  ],
  [
    'the name of a folder',
    (secret) => ({ dist: tree({ [`ouest/${secret}/a.yaml`]: [object('A', 'a', {})] }) }),
  ],
  [
    'the name of a cluster',
    (secret) => ({ dist: tree({ [`${secret}/umr-x/a.yaml`]: [object('A', 'a', {})] }) }),
  ],
  ['text that is no YAML', (secret) => ({ dist: tree({ 'ouest/umr-x/a.yaml': `${secret}: [` }) })],
  ['a comment', (secret) => ({ dist: tree({ 'ouest/umr-x/a.yaml': `# ${secret}\na: 1\n` }) })],
  [
    'a field of an instance file',
    (secret) =>
      inSource('instances/umr-x.ts', instanceFile.replace('Unité de recherche Sols', secret)),
  ],
  [
    'a mailbox',
    (secret) =>
      inSource(
        'instances/umr-x.ts',
        instanceFile.replace('sols@inrea', `${secret.toLowerCase()}@inrea`),
      ),
  ],
  [
    'a key of an instance file',
    (secret) =>
      inSource('instances/umr-x.ts', instanceFile.replace('stage:', `'${secret}': 1,\n  stage:`)),
  ],
  [
    'a comment of an instance file',
    (secret) => inSource('instances/umr-x.ts', `// ${secret}\n${instanceFile}`),
  ],
  [
    'an instance file that is none',
    (secret) => inSource('instances/umr-x.ts', `export default '${secret}';`),
  ],
  ['the name of an instance file', (secret) => inSource(`instances/${secret}.ts`, instanceFile)],
  ['a ring', (secret) => inSource('lib/platform/rings.json', rings.replace('6.0.4', secret))],
  [
    'the name of a ring',
    (secret) => inSource('lib/platform/rings.json', rings.replace('canary', secret)),
  ],
  [
    'a switch of a ring',
    (secret) =>
      inSource(
        'lib/platform/rings.json',
        rings.replace('"switches":{}', `"switches":{"${secret}":true}`),
      ),
  ],
  [
    'the releases',
    (secret) => inSource('lib/platform/releases.json', `{"${secret}": "${secret}"}`),
  ],
  [
    'the prices',
    (secret) =>
      inSource('lib/platform/prices.json', JSON.stringify({ ...platform.prices, source: secret })),
  ],
  [
    'the capacity',
    (secret) =>
      inSource(
        'lib/platform/capacity.json',
        JSON.stringify(platform.capacity).replaceAll('Sample figure', secret),
      ),
  ],
  [
    'a workflow',
    (secret) =>
      inSource(
        '.github/workflows/ci.yml',
        `on: push\njobs:\n  a:\n    permissions:\n      ${secret}: write\n    env:\n      A: ${secret}\n`,
      ),
  ],
  ['the name of a workflow', (secret) => inSource(`.github/workflows/${secret}.yml`, 'on: push')],
  [
    'the list of exceptions',
    (secret) => inSource('lib/kubernetes/exceptions.ts', `export const a = '${secret}';`),
  ],
  ['the name of any file', (secret) => inSource(`docs/${secret}.md`, 'a')],
  ['the reason of an acceptance', (secret) => accepting({ reason: secret })],
  ['the rule of an acceptance', (secret) => accepting({ rule: secret })],
  ['the object of an acceptance', (secret) => accepting({ object: secret })],
  ['whoever accepts', (secret) => accepting({ who: secret })],
  ['the slug of the request', (secret) => ({ options: { request: secret } })],
];

const shared: Tree = new Map([
  ['lib/platform/rings.json', rings],
  ['lib/platform/releases.json', JSON.stringify(platform.releases)],
  ['lib/platform/prices.json', JSON.stringify(platform.prices)],
  ['lib/platform/capacity.json', JSON.stringify(platform.capacity)],
]);
const settled: Tree = tree({
  'ouest/umr-x/manifests.yaml': [object('ConfigMap', 'settled', { data: { a: 'b' } })],
});

/** The change that brings it, the one that takes it away, and the one that puts another in its place. */
function reportsOf(one: Planted, other: Planted): readonly Report[] {
  const dist = ({ dist: own }: Planted): Tree => new Map([...settled, ...(own ?? [])]);
  const source = ({ source: own }: Planted): Tree => new Map([...shared, ...(own ?? [])]);
  const nothing: Planted = {};
  return [[nothing, one] as const, [one, nothing] as const, [one, other] as const].map(
    ([before, after]) =>
      reviewTrees(dist(before), dist(after), {
        today: '2026-11-24',
        ...one.options,
        source: { base: source(before), head: source(after) },
      }),
  );
}

describe('a secret', () => {
  it.each(spots)('is in no form of a report when it stands in %s', (_, plant) => {
    fc.assert(
      fc.property(token, token, (one, two) => {
        for (const report of reportsOf(plant(one), plant(two))) {
          for (const [form, text] of Object.entries(formsOf(report))) {
            for (const secret of [one, two, one.toLowerCase()]) {
              expect([form, text.includes(secret)]).toEqual([form, false]);
            }
          }
        }
      }),
      { seed: 20261124, numRuns: 3 },
    );
  });
});
