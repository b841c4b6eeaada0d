import type { Instance } from '../../../lib/instance/index.ts';
import { type Renderer, renderedInstance } from '../explain/rendering.ts';
import { fromObject } from '../manifest/from-object.ts';
import type { Amounts } from '../report-cost.ts';
import type { Source } from '../source/source.ts';
import { amountsOf, asks, nothing, plus } from './amounts.ts';
import { likeness, textLikeness } from './likeness.ts';

/** What an instance asks for as this program renders it; undefined when it cannot. */
export type Footprint = (instance: Instance) => Amounts | undefined;

/**
 * Instances that differ only in what neither adds a container nor a claim nor an object
 * have the same footprint: it is rendered once for all of them. A test holds it against
 * each instance rendered by itself.
 */
export function footprints(renderer: Renderer): Footprint {
  const known = new Map<string, Amounts | undefined>();
  return (instance) => {
    const key = likeness(instance, renderer.platform.rings);
    if (!known.has(key)) known.set(key, rendered(instance, renderer));
    return known.get(key);
  };
}

/** What the instances of each cluster ask for together; undefined as soon as one is not known: half a total is none. */
export type ClusterTotals = (cluster: string) => Amounts | undefined;

/** The totals of the base: of a thousand instance files, one of each kind is parsed, and fewer are rendered. */
export function clusterTotals(source: Source, footprint: Footprint): ClusterTotals {
  const kinds = kindsOf(source);
  if (kinds === undefined) return () => undefined;
  const members = kinds.map(({ instance, count }) => ({
    cluster: instance.cluster,
    amounts: footprint(instance),
    count,
  }));
  return (cluster) => {
    const there = members.filter((one) => one.cluster === cluster);
    return there.reduce<Amounts | undefined>((sum, { amounts, count }) => {
      return sum === undefined || amounts === undefined ? undefined : plus(sum, amounts, count);
    }, nothing);
  };
}

// --- internal ---

/** What is not looked into: turning a whole ConfigMap into values takes longer than making it. */
const nobody = new Map();

interface Kind {
  readonly instance: Instance;
  readonly count: number;
}

/** Undefined when a file cannot be read: nobody knows on which cluster that instance is. */
function kindsOf(source: Source): readonly Kind[] | undefined {
  const alike = new Map<string, string[]>();
  for (const [slug, text] of source.texts('base')) {
    const key = textLikeness(text) ?? `of itself: ${slug}`;
    const slugs = alike.get(key);
    if (slugs === undefined) alike.set(key, [slug]);
    else slugs.push(slug);
  }
  const kinds: Kind[] = source.neighbours.map((instance) => ({ instance, count: 1 }));
  for (const slugs of alike.values()) {
    const instance = source.instance('base', slugs[0] ?? '');
    if (instance === undefined) return undefined;
    kinds.push({ instance, count: slugs.length });
  }
  return kinds;
}

function rendered(instance: Instance, renderer: Renderer): Amounts | undefined {
  const objects = renderedInstance(instance, renderer);
  return objects?.reduce<Amounts>((sum, { object }) => {
    const body = asks(object.kind) ? fromObject(object) : nobody;
    return plus(sum, amountsOf({ kind: object.kind, body }));
  }, nothing);
}
