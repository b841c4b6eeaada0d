import type { Comparison } from '../../compare/comparison.ts';
import { type Manifest, parseManifests } from '../../manifest/parse.ts';
import type { Owner } from '../../tree/owner.ts';

/**
 * Objects of one room (an instance on its cluster) on one side: all that changed,
 * and of what stayed as it was only those whose text matches, because reading is
 * what costs. Only files that differ are known.
 */
export function roomObjects(
  comparison: Comparison,
  owner: Owner,
  side: 'before' | 'after',
  text: RegExp,
): readonly Manifest[] {
  const room = roomOf(comparison, owner);
  const changed = room.objects.flatMap((one) => one[side] ?? []);
  const known = room.read.get(text.source);
  const stayed =
    known ??
    room.stayed
      .map((document) => document())
      .filter((document) => text.test(document))
      .flatMap((document) => parseManifests(document).manifests);
  room.read.set(text.source, stayed);
  return [...changed, ...stayed];
}

/** Rooms in which an object passes the test, each once. */
export function roomsOf(
  { objects }: Comparison,
  concerns: (change: Comparison['objects'][number]) => boolean,
): readonly Owner[] {
  const rooms = new Map<string, Owner>();
  for (const change of objects) {
    const { cluster, room } = change.owner;
    if (concerns(change)) rooms.set(`${cluster}/${room}`, change.owner);
  }
  return [...rooms.values()];
}

/** Whether the cluster keeps no file of the instance: one rule says so, not each object of it. */
export function isDeparted({ cluster, slug }: Owner, { departures }: Comparison): boolean {
  return departures.some((one) => one.cluster === cluster && one.slug === slug);
}

// --- internal ---

interface Room {
  readonly objects: Comparison['objects'];
  /** Documents that stand on both sides, word for word. */
  readonly stayed: readonly (() => string)[];
  /** Those that were read already, by what they were looked for with. */
  readonly read: Map<string, readonly Manifest[]>;
}

/** Several rules look at one room: its objects are looked for once. */
const rooms = new WeakMap<Comparison, Map<string, Room>>();

function roomOf(comparison: Comparison, { cluster, room }: Owner): Room {
  const known = rooms.get(comparison) ?? new Map<string, Room>();
  rooms.set(comparison, known);
  const key = JSON.stringify([cluster, room]);
  const here = (owner: Owner) => owner.cluster === cluster && owner.room === room;
  const found = known.get(key) ?? {
    objects: comparison.objects.filter(({ owner }) => here(owner)),
    stayed: comparison.files.filter(({ owner }) => here(owner)).flatMap(({ stayed }) => stayed),
    read: new Map<string, readonly Manifest[]>(),
  };
  known.set(key, found);
  return found;
}
