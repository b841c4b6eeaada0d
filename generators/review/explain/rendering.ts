import type { Programs } from '../../../lib/elabftw/index.ts';
import type { Instance } from '../../../lib/instance/index.ts';
import type { KubernetesObject } from '../../../lib/kubernetes/index.ts';
import type { Platform } from '../../../lib/platform/index.ts';
import { clusterManifests } from '../../manifests/cluster.ts';
import { instanceManifests } from '../../manifests/instance.ts';
import { identityOf, stemOf } from '../compare/identity.ts';
import { fromObject } from '../manifest/from-object.ts';
import { guard } from '../manifest/guard.ts';
import type { Manifest } from '../manifest/parse.ts';
import { isAlike } from '../source/alike.ts';
import type { Source } from '../source/source.ts';
import { ownerOf } from '../tree/owner.ts';

/** This program's own renderer. It is handed data of the head, never code of it. */
export interface Renderer {
  readonly platform: Platform;
  readonly programs: Programs;
}

/** The renderer with the rings and releases that each side pins. */
export interface Renderers {
  readonly base: Renderer;
  readonly head: Renderer;
}

/** An object that would be rendered. */
export interface RenderedObject {
  readonly object: KubernetesObject;
  readonly identity: string;
  /** The identity with the hash in its name left open. */
  readonly stem: string;
}

/** What a side pins is data of the side; all else of the platform is this program's. */
export function renderersOf(renderer: Renderer, { rings, releases }: Source): Renderers {
  const pinned = (side: 'before' | 'after'): Renderer => ({
    ...renderer,
    platform: {
      ...renderer.platform,
      rings: rings[side] ?? renderer.platform.rings,
      releases: releases[side] ?? renderer.platform.releases,
    },
  });
  const base = pinned('before');
  return { base, head: isAlike(rings) && isAlike(releases) ? base : pinned('after') };
}

/** Renders an instance, or hands out what it rendered of it just now. */
export type Render = (
  instance: Instance,
  renderer: Renderer,
) => readonly RenderedObject[] | undefined;

/**
 * `renderedInstance` that remembers the last few: several questions come about one instance
 * after the other, and a fleet of renderings is much to keep.
 */
export function rememberedRendering(): Render {
  const last: { instance: Instance; renderer: Renderer; objects: ReturnType<Render> }[] = [];
  return (instance, renderer) => {
    const at = last.findIndex((one) => one.instance === instance && one.renderer === renderer);
    const [known] = at === -1 ? [] : last.splice(at, 1);
    const found = known ?? { instance, renderer, objects: renderedInstance(instance, renderer) };
    last.unshift(found);
    last.length = Math.min(last.length, fewRenderings);
    return found.objects;
  };
}

/**
 * What is rendered of an instance. Undefined when it cannot be: the instance names
 * something that this program's platform has not, or asks for what is refused.
 */
export function renderedInstance(
  instance: Instance,
  { platform, programs }: Renderer,
): readonly RenderedObject[] | undefined {
  return attempt(() => instanceManifests(instance, platform, programs).flatMap(objectsOf));
}

/** What is rendered of a cluster's own room. */
export function renderedCluster(
  id: string,
  { platform }: Renderer,
): readonly RenderedObject[] | undefined {
  const cluster = Object.hasOwn(platform.clusters, id) ? platform.clusters[id] : undefined;
  if (cluster === undefined) return undefined;
  return attempt(() => clusterManifests(cluster, platform).flatMap(objectsOf));
}

/** The object as a review reads it from a file: secret-like values hidden. */
export function manifestOf(rendered: RenderedObject): Manifest {
  const { object } = rendered;
  const found = manifests.get(rendered) ?? {
    ...namesOf(object),
    body: guard(object.kind, fromObject(object)),
  };
  manifests.set(rendered, found);
  return found;
}

// --- internal ---

/** Of an instance: each side, and the base with one key or two of the head. */
const fewRenderings = 4;

/** Looking for what to hide is what takes the time, and each object is asked for twice. */
const manifests = new WeakMap<RenderedObject, Manifest>();

function objectsOf(file: { path: string; objects: readonly KubernetesObject[] }): RenderedObject[] {
  const owner = ownerOf(file.path);
  return file.objects.map((object) => {
    const placed = { manifest: namesOf(object), owner };
    return { object, identity: identityOf(placed), stem: stemOf(placed) };
  });
}

function namesOf({ apiVersion, kind, metadata }: KubernetesObject) {
  return { apiVersion, kind, namespace: metadata.namespace, name: metadata.name };
}

/** The builders refuse by throwing; whatever they refuse, the review goes on without them. */
function attempt<T>(render: () => T): T | undefined {
  try {
    return render();
  } catch {
    return undefined;
  }
}
