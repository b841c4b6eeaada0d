import type { InstanceChanges } from '../report.ts';
import { inOrder } from './order.ts';
import { type Owner, ownerOf } from './owner.ts';

/** Files of `dist/`: path relative to it → text. */
export type Tree = ReadonlyMap<string, string>;

/** As much of a tree as a review asks of it, file by file in the order of their paths: texts may be fetched only then. */
export type TreeReader = Pick<Tree, 'get' | 'has' | 'keys'>;

/** A file whose text differs. */
export interface FileDifference {
  readonly path: string;
  readonly owner: Owner;
  /** Undefined when the file is new. */
  readonly before: string | undefined;
  /** Undefined when the file is gone. */
  readonly after: string | undefined;
}

/** A whole instance that left a cluster. */
export interface Departure {
  readonly cluster: string;
  readonly slug: string;
}

/** Files that differ, by path. Each is read when it is its turn: a fleet of texts is much to keep. */
export function* fileDifferences(base: TreeReader, head: TreeReader): Generator<FileDifference> {
  for (const path of inOrder(new Set([...base.keys(), ...head.keys()]))) {
    const [before, after] = [base.get(path), head.get(path)];
    if (before !== after) yield { path, owner: ownerOf(path), before, after };
  }
}

/** Instances that come, change and go. One that moves to another cluster has changed. */
export function instanceChanges(
  base: TreeReader,
  head: TreeReader,
  files: readonly Pick<FileDifference, 'owner'>[],
): InstanceChanges {
  const [before, after] = [slugsOf(base), slugsOf(head)];
  const touched = inOrder(new Set(files.flatMap(({ owner }) => owner.slug ?? [])));
  return {
    added: touched.filter((slug) => !before.has(slug)),
    changed: touched.filter((slug) => before.has(slug) && after.has(slug)),
    removed: touched.filter((slug) => !after.has(slug)),
  };
}

/** Instances of which a cluster keeps no file. */
export function departures(base: TreeReader, head: TreeReader): Departure[] {
  const kept = new Set([...head.keys()].map(placeOf));
  return inOrder(new Set([...base.keys()].map(placeOf)))
    .filter((place) => place !== '' && !kept.has(place))
    .map((place) => {
      const [cluster = '', slug = ''] = place.split('/');
      return { cluster, slug };
    });
}

// --- internal ---

function slugsOf(tree: TreeReader): Set<string> {
  return new Set([...tree.keys()].flatMap((path) => ownerOf(path).slug ?? []));
}

function placeOf(path: string): string {
  const { cluster, slug } = ownerOf(path);
  return slug === undefined ? '' : `${cluster}/${slug}`;
}
