import type { Comparison, ObjectChange } from '../../compare/comparison.ts';
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

/** What changed in one room. */
export function roomChanges(comparison: Comparison, owner: Owner): readonly ObjectChange[] {
  return roomOf(comparison, owner).objects;
}

/** Rooms in which an object passes the test, each once. */
export function roomsOf(
  { objects }: Comparison,
  concerns: (change: ObjectChange) => boolean,
): readonly Owner[] {
  const found = new Map<string, Owner>();
  for (const change of objects) {
    if (concerns(change)) found.set(keyOf(change.owner), change.owner);
  }
  return [...found.values()];
}

/** Whether the cluster keeps no file of the instance: one rule says so, not each object of it. */
export function isDeparted({ cluster, slug }: Owner, { departures }: Comparison): boolean {
  return departures.some((one) => one.cluster === cluster && one.slug === slug);
}

// --- internal ---

interface Room {
  readonly objects: ObjectChange[];
  /** Documents that stand on both sides, word for word. */
  readonly stayed: (() => string)[];
  /** Those that were read already, by what they were looked for with. */
  readonly read: Map<string, readonly Manifest[]>;
}

/** Several rules look at every room: what belongs to which is looked for once. */
const rooms = new WeakMap<Comparison, ReadonlyMap<string, Room>>();

function roomOf(comparison: Comparison, owner: Owner): Room {
  const known = rooms.get(comparison) ?? byRoom(comparison);
  rooms.set(comparison, known);
  return known.get(keyOf(owner)) ?? emptyRoom();
}

function byRoom({ objects, files }: Comparison): ReadonlyMap<string, Room> {
  const found = new Map<string, Room>();
  const at = (owner: Owner): Room => {
    const room = found.get(keyOf(owner)) ?? emptyRoom();
    found.set(keyOf(owner), room);
    return room;
  };
  for (const change of objects) at(change.owner).objects.push(change);
  for (const { owner, stayed } of files) at(owner).stayed.push(...stayed);
  return found;
}

function emptyRoom(): Room {
  return { objects: [], stayed: [], read: new Map() };
}

function keyOf({ cluster, room }: Owner): string {
  return JSON.stringify([cluster, room]);
}
