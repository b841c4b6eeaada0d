import { type Identified, identityOf, stemOf } from '../compare/identity.ts';
import type { Manifest } from '../manifest/parse.ts';
import type { Source } from '../source/source.ts';
import type { Owner } from '../tree/owner.ts';
import {
  manifestOf,
  type Render,
  type RenderedObject,
  type Renderers,
  renderedCluster,
} from './rendering.ts';

/** What this program renders of one owner on one side. */
export interface Rendering {
  /** The object that would be this one, its hash set aside; undefined when none would. */
  find(placed: Identified): Manifest | undefined;
}

/** What this program renders, asked for owner by owner; undefined where it cannot. */
export type Expected = (side: 'base' | 'head', owner: Owner) => Rendering | undefined;

/**
 * Renders an owner at the first question about it. Of each side the last owner is
 * remembered: changes come owner by owner, and a fleet of renderings is much to keep.
 */
export function expectations(source: Source, renderers: Renderers, render: Render): Expected {
  const last = new Map<
    string,
    { readonly of: string; readonly rendering: Rendering | undefined }
  >();
  return (side, owner) => {
    const of = owner.slug === undefined ? owner.cluster : `/${owner.slug}`;
    const known = last.get(side);
    if (known?.of === of) return known.rendering;
    const rendering = renderingOf(side, owner);
    last.set(side, { of, rendering });
    return rendering;
  };

  function renderingOf(side: 'base' | 'head', { cluster, slug }: Owner): Rendering | undefined {
    const renderer = renderers[side];
    if (slug === undefined) return searchable(renderedCluster(cluster, renderer));
    const instance = source.instance(side, slug);
    return searchable(instance === undefined ? [] : render(instance, renderer));
  }
}

// --- internal ---

function searchable(objects: readonly RenderedObject[] | undefined): Rendering | undefined {
  if (objects === undefined) return undefined;
  const byIdentity = new Map(objects.map((one) => [one.identity, one]));
  const byStem = new Map<string, RenderedObject[]>();
  for (const one of objects) byStem.set(one.stem, [...(byStem.get(one.stem) ?? []), one]);
  return {
    find(placed) {
      const exact = byIdentity.get(identityOf(placed));
      if (exact !== undefined) return manifestOf(exact);
      const [alike, other] = byStem.get(stemOf(placed)) ?? [];
      return alike === undefined || other !== undefined ? undefined : manifestOf(alike);
    },
  };
}
