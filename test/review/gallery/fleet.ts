import {
  type RenderedFile,
  renderCluster,
  renderInstance,
} from '../../../generators/manifests/index.ts';
import type { Tree } from '../../../generators/review/index.ts';
import { type Instance, writeInstance } from '../../../lib/instance/index.ts';
import {
  platform as ours,
  type Platform,
  type Releases,
  type RingId,
  type Rings,
} from '../../../lib/platform/index.ts';
import { generateFleet } from '../../../scripts/rim/generate-fleet.ts';
import { readPrograms } from '../../../scripts/rim/read-programs.ts';

/** A small fleet as the repository holds it: what people write, and hands on what is rendered. */
export interface Fleet {
  readonly instances: ReadonlyMap<string, Instance>;
  readonly rings: Rings;
  readonly releases: Releases;
  /** Other files of the repository: workflows, pages. */
  readonly files: Tree;
  /** What somebody did to the rendered files by hand, in this order. */
  readonly edits: readonly Edit[];
}

/** A file of `dist/`, and what becomes of its text; undefined when it goes. */
export interface Edit {
  readonly path: string;
  readonly by: (text: string) => string | undefined;
}

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const [elabftw, ...older] = ours.releases.elabftw;
const [mysql] = ours.releases.mysql;
if (elabftw === undefined || mysql === undefined) throw new Error('The platform has no releases.');

/** Our platform, with one more release of eLabFTW and one more of MySQL to go to. */
export const platform: Platform = {
  ...ours,
  releases: {
    ...ours.releases,
    elabftw: [
      { ...elabftw, version: '6.0.5', tag: '6.0.5', digest: digest('5') },
      elabftw,
      ...older,
    ],
    mysql: [{ ...mysql, version: '8.4.7', tag: '8.4.7', digest: digest('7') }, mysql],
  },
};

export const programs = readPrograms();

/** Nine notebooks: three rings, both clusters, all sizes, a bucket, a database elsewhere. */
export const baseFleet: Fleet = {
  instances: new Map(generateFleet(9, platform).map((instance) => [instance.slug, instance])),
  rings: platform.rings,
  releases: platform.releases,
  files: new Map([
    ['.github/workflows/ci.yml', workflow('read')],
    ['docs/how-to/adopt.md', '# Adopt\n'],
  ]),
  edits: [],
};

/** Files outside `dist/`, by their path in the repository. */
export function sourcesOf({ instances, rings, releases, files }: Fleet): Tree {
  return new Map([
    ...files,
    ...[...instances].map(
      ([slug, instance]) => [`instances/${slug}.ts`, written(instance)] as const,
    ),
    ['lib/platform/capacity.json', json(platform.capacity)],
    ['lib/platform/prices.json', json(platform.prices)],
    ['lib/platform/releases.json', json(releases)],
    ['lib/platform/rings.json', json(rings)],
  ]);
}

/** `dist/` of the fleet, by the real renderer, and then by hand. */
export function distOf(fleet: Fleet): Tree {
  const on: Platform = { ...platform, rings: fleet.rings, releases: fleet.releases };
  const files = [
    ...Object.values(on.clusters).flatMap((cluster) =>
      remembered([cluster.id, on.releases], () => renderCluster(cluster, on)),
    ),
    ...[...fleet.instances.values()].flatMap((instance) => rendered(instance, on)),
  ];
  const tree = new Map(files.map(({ path, text }) => [path, text]));
  for (const { path, by } of fleet.edits) {
    const before = tree.get(path);
    if (before === undefined) throw new Error(`There is no ${path} to edit.`);
    const after = by(before);
    if (after === before) throw new Error(`The edit of ${path} changes nothing.`);
    if (after === undefined) tree.delete(path);
    else tree.set(path, after);
  }
  return tree;
}

export function withInstance(
  fleet: Fleet,
  slug: string,
  change: (instance: Instance) => Instance,
): Fleet {
  const instance = fleet.instances.get(slug);
  if (instance === undefined) throw new Error(`There is no instance ${slug}.`);
  return { ...fleet, instances: new Map([...fleet.instances, [slug, change(instance)]]) };
}

export function withRing(fleet: Fleet, ring: RingId, pins: Partial<Rings[RingId]>): Fleet {
  return { ...fleet, rings: { ...fleet.rings, [ring]: { ...fleet.rings[ring], ...pins } } };
}

export function withFile(fleet: Fleet, path: string, text: string): Fleet {
  return { ...fleet, files: new Map([...fleet.files, [path, text]]) };
}

/** The first place at which a rendered file says one thing now says another. */
export function withHand(fleet: Fleet, path: string, from: string | RegExp, to: string): Fleet {
  return { ...fleet, edits: [...fleet.edits, { path, by: (text) => text.replace(from, to) }] };
}

/** A workflow that may do to the repository's contents what is said. */
export function workflow(contents: 'read' | 'write'): string {
  return `name: checks\non: [push]\npermissions: {}\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    permissions:\n      contents: ${contents}\n    steps:\n      - run: npm cit\n`;
}

// --- internal ---

/** Most instances are the same in most of the gallery: each is rendered once for what it runs. */
const known = new Map<string, readonly RenderedFile[]>();

function remembered(what: unknown, render: () => readonly RenderedFile[]): readonly RenderedFile[] {
  const key = JSON.stringify(what);
  const files = known.get(key) ?? render();
  known.set(key, files);
  return files;
}

function rendered(instance: Instance, on: Platform): readonly RenderedFile[] {
  const pins = instance.ring === undefined ? null : on.rings[instance.ring];
  return remembered([instance, pins, on.releases], () => renderInstance(instance, on, programs));
}

const texts = new Map<Instance, string>();

function written(instance: Instance): string {
  const text = texts.get(instance) ?? writeInstance(instance);
  texts.set(instance, text);
  return text;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
