import { FleetError } from '../../lib/base/index.ts';
import type { Resolved } from '../../lib/instance/index.ts';
import { tenantKinds } from '../../lib/kubernetes/argocd/index.ts';
import type { KubernetesObject } from '../../lib/kubernetes/object.ts';

/**
 * Holds an instance to its own namespace and to what Argo CD's project admits,
 * so that the pull request fails and not the deployment.
 *
 * @throws {FleetError} `MANIFEST_REFUSED` with the instance, the object and the field.
 */
export function assertOwnNamespace(resolved: Resolved, objects: readonly KubernetesObject[]): void {
  for (const object of objects) {
    const what = problemOf(object, resolved.namespace);
    if (what === undefined) continue;
    throw new FleetError({
      code: 'MANIFEST_REFUSED',
      what: `${object.kind}/${object.metadata.name} ${what}.`,
      where: `instances/${resolved.slug}.ts`,
      fix: 'Nothing was written. Mend the builder, or tenantKinds in lib/kubernetes/argocd.',
    });
  }
}

// --- internal ---

const admitted: ReadonlySet<string> = new Set(
  tenantKinds.map(({ group, kind }) => `${group}/${kind}`),
);

function problemOf({ apiVersion, kind, metadata }: KubernetesObject, namespace: string) {
  if (apiVersion === 'v1' && kind === 'Namespace') {
    return metadata.name === namespace ? undefined : `metadata.name must be ${namespace}`;
  }
  if (metadata.namespace !== namespace) return `metadata.namespace must be ${namespace}`;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  if (!admitted.has(`${group}/${kind}`))
    return `kind is not admitted by the project of an instance`;
  return undefined;
}
