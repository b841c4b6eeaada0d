import fc from 'fast-check';
import type { Tree } from '../../../generators/review/index.ts';
import { hostile } from '../../request/support/hostile.ts';
import { type Json, type Manifest, tree } from '../trees.ts';

/** A fleet as values: instance → object → what it holds. What differs between two is known for sure. */
export type Objects = ReadonlyMap<string, ReadonlyMap<string, Manifest>>;

/** Two fleets of which the second is the first with a few changes, as a pull request has them. */
export interface Pair {
  readonly base: Objects;
  readonly head: Objects;
}

const slugs = ['umr-a', 'umr-b', 'umr-c', 'umr-d', 'umr-e'] as const;

const names = ['settings', 'web', 'files', 'route', 'inside'] as const;
type Name = (typeof names)[number];

/** Plain words, and text that has broken somebody's page before. */
const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('alpha', 'beta', 'gamma', 'delta') },
  { weight: 1, arbitrary: hostile },
);

const number = fc.integer({ min: 1, max: 9 });

const made: Readonly<Record<Name, fc.Arbitrary<Manifest>>> = {
  settings: fc
    .dictionary(fc.constantFrom('title', 'motto', 'footer', 'banner'), word, { maxKeys: 3 })
    .map((data) => manifest('ConfigMap', 'settings', { data })),
  web: fc
    .tuple(number, number, word)
    .map(([patch, cpu, title]) => manifest('StatefulSet', 'web', webRest(patch, cpu, title))),
  files: number.map((size) =>
    manifest('PersistentVolumeClaim', 'files', {
      spec: { resources: { requests: { storage: `${size}Gi` } } },
    }),
  ),
  route: word.map((host) => manifest('HTTPRoute', 'route', { spec: { hostnames: [host] } })),
  inside: number.map((port) =>
    manifest('NetworkPolicy', 'inside', {
      spec: { ingress: [{ ports: [{ port, protocol: 'TCP' }] }], policyTypes: ['Ingress'] },
    }),
  ),
};

const object: fc.Arbitrary<Manifest> = fc.constantFrom(...names).chain((name) => made[name]);

const fleet: fc.Arbitrary<Objects> = fc
  .array(fc.tuple(fc.constantFrom(...slugs), fc.array(object, { minLength: 1, maxLength: 4 })), {
    maxLength: 5,
  })
  .map((rows) => new Map(rows.map(([slug, own]) => [slug, byName(own)] as const)));

/** One thing that happens to several instances alike, as promotions and templates do it. */
const event = fc.tuple(
  fc.subarray([...slugs], { minLength: 1 }),
  fc.oneof(
    object.map((manifest) => ({ puts: manifest }) as const),
    fc.constantFrom(...names).map((name) => ({ takes: name }) as const),
  ),
);

export const pair: fc.Arbitrary<Pair> = fc
  .tuple(fleet, fc.array(event, { maxLength: 4 }))
  .map(([base, events]) => ({ base, head: events.reduce(after, base) }));

/** The manifests, each instance in its own file. */
export function treeOf(objects: Objects): Tree {
  return tree(
    Object.fromEntries(
      [...objects]
        .filter(([, own]) => own.size > 0)
        .map(([slug, own]) => [`ouest/${slug}/manifests.yaml`, [...own.values()]]),
    ),
  );
}

/** What really differs: `<change> <slug>/<kind>/<name>`, told without anything of the program. */
export function truth({ base, head }: Pair): readonly string[] {
  const found = new Set<string>();
  for (const slug of new Set([...base.keys(), ...head.keys()])) {
    const [before, after] = [base.get(slug), head.get(slug)];
    for (const name of new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])) {
      const [a, b] = [before?.get(name), after?.get(name)];
      if (JSON.stringify(a) === JSON.stringify(b)) continue;
      const change = a === undefined ? 'added' : b === undefined ? 'removed' : 'changed';
      found.add(`${change} ouest/${(b ?? a)?.['kind']}/eln-umr-x/${name} of ${slug}`);
    }
  }
  return [...found].sort();
}

// --- internal ---

function manifest(kind: string, name: Name, rest: Manifest): Manifest {
  return { apiVersion: 'v1', kind, metadata: { name, namespace: 'eln-umr-x' }, ...rest };
}

function webRest(patch: number, cpu: number, title: string): Manifest {
  const container: Json = {
    name: 'web',
    image: `registry.example/web:1.0.${patch}`,
    env: [{ name: 'TITLE', value: title }],
    resources: { requests: { cpu: `${cpu * 100}m` } },
  };
  return { spec: { replicas: 1, template: { spec: { containers: [container] } } } };
}

function byName(manifests: readonly Manifest[]): ReadonlyMap<string, Manifest> {
  return new Map(manifests.map((one) => [nameOf(one), one]));
}

function nameOf({ metadata }: Manifest): string {
  return String((metadata as { readonly name: string }).name);
}

function after(objects: Objects, [where, what]: readonly [readonly string[], Event]): Objects {
  const changed = new Map(objects);
  for (const slug of where) {
    const own = new Map(changed.get(slug));
    if ('puts' in what) own.set(nameOf(what.puts), what.puts);
    else own.delete(what.takes);
    changed.set(slug, own);
  }
  return changed;
}

type Event = { readonly puts: Manifest } | { readonly takes: Name };
