import type { ObjectChange } from '../compare/comparison.ts';
import type { ComparedFile } from '../compare/inventory.ts';
import type { Renderers } from '../explain/rendering.ts';
import type { Amounts, ClusterCost, Cost, CostLine, InstanceCost } from '../report-cost.ts';
import type { Source } from '../source/source.ts';
import { inOrder } from '../tree/order.ts';
import { amountsOf, nothing, plus, rounded } from './amounts.ts';
import { capacityOf } from './capacity.ts';
import { type ClusterTotals, clusterTotals, type Footprint, footprints } from './footprint.ts';
import { yearly, yearlyCost } from './yearly.ts';

/**
 * What the change costs. The difference comes from the manifests themselves; what was
 * there before comes from the instances of the base as this program renders them, so
 * that the files of those that do not change need not be read.
 */
export function costBook(
  objects: readonly ObjectChange[],
  files: readonly ComparedFile[],
  source: Source | undefined,
  renderers: Renderers | undefined,
): Cost {
  const changes = changesByPlace(objects);
  const footprint = renderers && footprints(renderers.base);
  const totals: ClusterTotals | undefined =
    source && footprint && files.length > 0 ? clusterTotals(source, footprint) : undefined;
  const prices = source?.prices.after;
  const line = (before: Amounts | undefined, change: Amounts): CostLine => ({
    before: before === undefined ? null : rounded(before),
    after: before === undefined ? null : rounded(plus(before, change)),
    change: rounded(change),
    yearlyChange: prices === undefined ? null : yearly(change, prices),
  });
  const stood = new Set(files.filter(({ change }) => change !== 'added').map(placeOf));
  const before = changes.map((place): Amounts | undefined => {
    const known = instanceBefore(place, source, footprint);
    // Its files are there, and nobody says what it is.
    return known === nothing && place.slug !== undefined && stood.has(placeOf({ owner: place }))
      ? undefined
      : known;
  });
  const instances = changes.flatMap((place, index): InstanceCost[] => {
    const { cluster, slug, change } = place;
    if (slug === undefined || isNothing(change)) return [];
    return [{ instance: slug, cluster, ...line(before[index], change) }];
  });
  const clusters = inOrder(new Set(files.map(({ owner }) => owner.cluster)))
    .filter((cluster) => cluster !== '')
    .map((cluster): ClusterCost => {
      const there = changes.filter((one) => one.cluster === cluster);
      const isKnown = changes.every(
        (one, index) => one.cluster !== cluster || before[index] !== undefined,
      );
      const total = isKnown ? totals?.(cluster) : undefined;
      const change = sumOf(there.map((one) => one.change));
      const capacity = capacityOf(cluster, source) ?? null;
      return { cluster, capacity, ...line(total, change) };
    });
  const change = rounded(sumOf(changes.map((one) => one.change)));
  return { change, instances, clusters, yearly: yearlyCost(clusters, change, prices) };
}

// --- internal ---

interface PlaceChange {
  readonly cluster: string;
  /** Undefined for what belongs to the cluster itself. */
  readonly slug: string | undefined;
  readonly change: Amounts;
}

function changesByPlace(objects: readonly ObjectChange[]): PlaceChange[] {
  const places = new Map<string, PlaceChange>();
  for (const { owner, before, after } of objects) {
    const { cluster, slug } = owner;
    const key = `${cluster}/${slug ?? ''}`;
    const none = { cluster, slug, change: nothing };
    const place = places.get(key) ?? none;
    let change = place.change;
    if (after !== undefined) change = plus(change, amountsOf(after));
    if (before !== undefined) change = plus(change, amountsOf(before), -1);
    places.set(key, { ...place, change });
  }
  return inOrder(places.keys()).flatMap((key) => places.get(key) ?? []);
}

/** `nothing` for an instance that was not there, and for what is the cluster's own. */
function instanceBefore(
  { cluster, slug }: PlaceChange,
  source: Source | undefined,
  footprint: Footprint | undefined,
): Amounts | undefined {
  if (source === undefined || footprint === undefined) return undefined;
  const instance = slug === undefined ? undefined : source.instance('base', slug);
  return instance === undefined || instance.cluster !== cluster ? nothing : footprint(instance);
}

function placeOf({ owner }: { readonly owner: Pick<PlaceChange, 'cluster' | 'slug'> }): string {
  return `${owner.cluster}/${owner.slug ?? ''}`;
}

function sumOf(amounts: readonly Amounts[]): Amounts {
  return amounts.reduce((sum, one) => plus(sum, one), nothing);
}

function isNothing(amounts: Amounts): boolean {
  return Object.values(rounded(amounts)).every((amount) => amount === 0);
}
