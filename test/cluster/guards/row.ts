import type { KubernetesObject } from '../../../lib/kubernetes/object.ts';
import type { Kubernetes, Reference } from '../bed/client/index.ts';
import type { Identity } from './identities.ts';

/** Something that is asked of the API server, without effect: every request is a dry run. */
export type Request = (kubernetes: Kubernetes) => Promise<unknown>;

/** A request that a guard lets pass, or refuses. */
export interface Row {
  /** Name of the guard, without the prefix of all. */
  readonly guard: string;
  readonly passes: boolean;
  readonly who: Identity;
  /** What is asked, in words that make a sentence with who asks. */
  readonly asks: string;
  readonly request: Request;
}

/** Rows of one guard: who, what, how. */
export function rowsOf(guard: string) {
  const row =
    (passes: boolean) =>
    (who: Identity, asks: string, request: Request): Row => ({
      ...{ guard, passes, who, asks, request },
    });
  return { passes: row(true), fails: row(false) };
}

export function creating(object: KubernetesObject): Request {
  return async (kubernetes) => {
    const { apiVersion, kind, metadata } = object;
    const path = await kubernetes.path({ apiVersion, kind, ...metadata });
    return kubernetes.json({
      method: 'POST',
      path: `${path.replace(/\/[^/]*$/, '')}?${dryRun}`,
      body: object,
    });
  };
}

/** A merge patch, or a list of JSON patch's operations, of the object or of a subresource. */
export function changing(reference: Reference, patch: unknown, subresource?: string): Request {
  return async (kubernetes) =>
    kubernetes.json({
      method: 'PATCH',
      path: `${await placeOf(kubernetes, reference, subresource)}?${dryRun}`,
      body: patch,
      contentType: `application/${Array.isArray(patch) ? 'json' : 'merge'}-patch+json`,
    });
}

/** What `kubectl replace --raw` sends: the whole object as it is, with a change, to a subresource. */
export function replacing(
  reference: Reference,
  change: (live: KubernetesObject) => KubernetesObject,
  subresource: string,
): Request {
  return async (kubernetes) => {
    const place = await placeOf(kubernetes, reference, undefined);
    const live = (await kubernetes.json({ method: 'GET', path: place })) as KubernetesObject;
    return kubernetes.json({
      method: 'PUT',
      path: `${place}/${subresource}?${dryRun}`,
      body: change(live),
    });
  };
}

export function deleting(reference: Reference): Request {
  return async (kubernetes) =>
    kubernetes.json({
      method: 'DELETE',
      path: `${await placeOf(kubernetes, reference, undefined)}?${dryRun}`,
    });
}

/** All objects of the kind in the namespace, at once. */
export function deletingAll(reference: Reference): Request {
  return async (kubernetes) => {
    const place = await placeOf(kubernetes, reference, undefined);
    return kubernetes.json({
      method: 'DELETE',
      path: `${place.replace(/\/[^/]*$/, '')}?${dryRun}`,
    });
  };
}

// --- internal ---

const dryRun = 'dryRun=All';

async function placeOf(kubernetes: Kubernetes, reference: Reference, subresource?: string) {
  const path = await kubernetes.path(reference);
  return subresource === undefined ? path : `${path}/${subresource}`;
}
