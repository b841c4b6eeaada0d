import type { Manifest } from '../manifest/parse.ts';
import type { Owner } from '../tree/owner.ts';

/** One object at its place in a tree. */
export interface Placed {
  readonly manifest: Manifest;
  readonly owner: Owner;
  readonly file: string;
}

/** As much of it as tells which object it is. */
export interface Identified {
  readonly manifest: Omit<Manifest, 'body'>;
  readonly owner: Owner;
}

/** The same object on both sides; undefined where it is not. */
export interface Pair {
  readonly before: Placed | undefined;
  readonly after: Placed | undefined;
}

/** Kinds whose names may end in a hash of what they hold (lib/kubernetes/hash.ts). */
const hashNamed: ReadonlySet<string> = new Set(['Job', 'ConfigMap']);

/**
 * What makes two objects the same one: as for Kubernetes itself, group, kind, namespace
 * and name; the version is only a view. The room belongs to it: an object that moves to
 * another Application is taken away by one and made by the other.
 */
export function identityOf(placed: Identified, name: string = placed.manifest.name): string {
  const { apiVersion, kind, namespace } = placed.manifest;
  const { cluster, room } = placed.owner;
  const group = apiVersion.includes('/') ? apiVersion.replace(/\/.*$/s, '') : '';
  return JSON.stringify([cluster, room, kind, namespace ?? '', name, group]);
}

/** The same, with the hash in the name of a Job or a ConfigMap left open. */
export function stemOf(placed: Identified): string {
  const { kind, name } = placed.manifest;
  if (!hashNamed.has(kind)) return identityOf(placed);
  return identityOf(placed, name.replace(/-[0-9a-f]{10}$/, '-#'));
}

/**
 * Matches the objects of two sides. One that differs only by the hash in its name
 * is the same one with other content, if no third object claims to be it too.
 */
export function pairs(before: readonly Placed[], after: readonly Placed[]): Pair[] {
  const [old, now] = [stems(before), stems(after)];
  const alone = (stem: string) => (old.get(stem) ?? 0) <= 1 && (now.get(stem) ?? 0) <= 1;
  const keyOf = (placed: Placed) => (alone(stemOf(placed)) ? stemOf(placed) : identityOf(placed));
  const found = new Map<string, Pair>();
  for (const placed of before) found.set(keyOf(placed), { before: placed, after: undefined });
  for (const placed of after) {
    const key = keyOf(placed);
    found.set(key, { before: found.get(key)?.before, after: placed });
  }
  return [...found.values()];
}

// --- internal ---

function stems(side: readonly Placed[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const placed of side) {
    const stem = stemOf(placed);
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}
