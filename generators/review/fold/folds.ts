import type { Bilingual } from '../../../lib/base/index.ts';
import { isRendered } from '../../manifests/instance.ts';
import { sentence } from '../explain/telling.ts';
import { followsRank } from '../explain/telling-fields.ts';
import { safeName } from '../mask/safe.ts';
import type { Change, Fold } from '../report.ts';
import { shown } from '../show.ts';
import type { Source } from '../source/source.ts';
import { compare, inOrder } from '../tree/order.ts';
import { anyInstance } from './any-instance.ts';
import { type Reported, type Sighting, sightings } from './sightings.ts';

/** The folds, and the changes with the fold that tells them. */
export interface Folded {
  readonly folds: readonly Fold[];
  readonly changes: readonly Change[];
}

/**
 * Puts the same changes of several instances into one row: first each change that two
 * instances or more have, then those that the very same instances have. A change that
 * only one instance has stays with the instance.
 */
export function foldChanges(reported: readonly Reported[], source: Source | undefined): Folded {
  const shared = sightings(reported).filter(({ slugs }) => slugs.size > 1);
  const groups = new Map<string, Sighting[]>();
  for (const sighting of shared) {
    const key = JSON.stringify(inOrder(sighting.slugs));
    groups.set(key, [...(groups.get(key) ?? []), sighting]);
  }
  const sorted = [...groups.values()].map((group) => group.toSorted(mostTelling)).sort(byFirst);
  const scope = scopeOf(reported, source);
  return {
    folds: sorted.map((group) => foldOf(group, scope)),
    changes: placed(reported, sorted),
  };
}

// --- internal ---

/** Which rings and clusters instances are in, and who else is. */
interface Scope {
  clustersOf(slugs: ReadonlySet<string>): string[];
  ringsOf(slugs: ReadonlySet<string>): string[];
  /** Members of a ring on these clusters that have manifests. */
  members(ring: string, clusters: readonly string[]): readonly string[];
}

function scopeOf(reported: readonly Reported[], source: Source | undefined): Scope {
  const clusters = new Map<string, Set<string>>();
  for (const { owner } of reported.map(({ found }) => found)) {
    if (owner.slug === undefined) continue;
    const known = clusters.get(owner.slug) ?? new Set();
    clusters.set(owner.slug, known.add(owner.cluster));
  }
  const ringOf = (slug: string) =>
    (source?.instance('head', slug) ?? source?.instance('base', slug))?.ring;
  return {
    clustersOf: (slugs) =>
      inOrder(new Set([...slugs].flatMap((slug) => [...(clusters.get(slug) ?? [])]))),
    ringsOf: (slugs) => inOrder(new Set([...slugs].flatMap((slug) => ringOf(slug) ?? []))),
    members: (ring, there) =>
      [...(source?.fleet('head').values() ?? [])]
        .filter((one) => one.ring === ring && isRendered(one) && there.includes(one.cluster ?? ''))
        .map(({ slug }) => slug),
  };
}

function foldOf(group: readonly Sighting[], scope: Scope): Fold {
  const [first] = group;
  const slugs: ReadonlySet<string> = first?.slugs ?? new Set();
  const [clusters, rings] = [scope.clustersOf(slugs), scope.ringsOf(slugs)];
  return {
    title: first === undefined ? { fr: '', en: '' } : titleOf(first),
    rings,
    clusters: clusters.map(safeName),
    instances: inOrder(slugs).map(safeName),
    exceptions: inOrder(rings.flatMap((ring) => without(slugs, scope.members(ring, clusters)))).map(
      safeName,
    ),
    fields: group.map(({ field }) => field),
  };
}

/** Those who lack what more than half of them have; where fewer have it, it was not meant for all. */
function without(slugs: ReadonlySet<string>, members: readonly string[]): string[] {
  const lacking = members.filter((slug) => !slugs.has(slug));
  return lacking.length * 2 < members.length ? lacking : [];
}

function titleOf({ told, slugs }: Sighting): Bilingual {
  const [slug = ''] = slugs;
  const plain = anyInstance(slug);
  // Of names by hash there is nothing to see but that they follow.
  const { fr, en } = told.rank < followsRank ? sentence(told) : told.label;
  return { fr: shown(plain(fr), 240), en: shown(plain(en), 240) };
}

function mostTelling(one: Sighting, other: Sighting): number {
  const byRank = one.told.rank - other.told.rank;
  return byRank || compare(JSON.stringify(one.field), JSON.stringify(other.field));
}

/** Groups are sorted inside: the first of each says how much it tells, then how many have it. */
function byFirst([one]: readonly Sighting[], [other]: readonly Sighting[]): number {
  if (one === undefined || other === undefined) return 0;
  const byRank = one.told.rank - other.told.rank;
  return byRank || other.slugs.size - one.slugs.size || mostTelling(one, other);
}

/** The changes, each with the number of the fold that tells it. */
function placed(reported: readonly Reported[], groups: readonly (readonly Sighting[])[]): Change[] {
  const folds = new Map<string, number>();
  for (const [fold, group] of groups.entries()) {
    for (const { change, field } of group.flatMap(({ places }) => places)) {
      folds.set(`${change} ${field}`, fold);
    }
  }
  return reported.map(({ change }, index) => ({
    ...change,
    fold: folds.get(`${index} -1`) ?? null,
    fields: change.fields.map((field, at) => ({
      ...field,
      fold: folds.get(`${index} ${at}`) ?? null,
    })),
  }));
}
