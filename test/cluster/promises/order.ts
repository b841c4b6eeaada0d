import type { KubernetesObject } from '../../../lib/kubernetes/object.ts';
import { gitopsUser } from '../bed/argocd/accounts.ts';
import type { Bed } from '../bed/bed.ts';
import { referenceTo } from '../bed/client/index.ts';
import { readAudit } from '../bed/servers/audit.ts';

/** An object that Argo CD made, and when. */
export interface Made {
  readonly object: KubernetesObject;
  readonly at: Date;
}

/** Which of these objects Argo CD made, in the order in which it made them. */
export async function madeByArgoCd(
  { kubernetes, own }: Bed,
  objects: readonly KubernetesObject[],
): Promise<readonly Made[]> {
  const byPath = new Map<string, KubernetesObject>();
  for (const object of objects) byPath.set(await kubernetes.path(referenceTo(object)), object);
  const writes = await readAudit(own?.controlPlane.auditLog ?? '', new Date(0));
  return writes.flatMap(({ user, path, status, at }) => {
    const object = byPath.get(path);
    // Server-side apply answers 201 to whoever makes an object, 200 to whoever changes it.
    return object === undefined || user !== gitopsUser || status !== 201 ? [] : [{ object, at }];
  });
}

/** The wave of an object. */
export function waveOf({ metadata }: KubernetesObject): number {
  return Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
}
