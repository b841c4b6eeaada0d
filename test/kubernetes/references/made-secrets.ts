import type { KubernetesObject } from '../../../lib/kubernetes/index.ts';
import { ofKind } from '../objects.ts';

/** Secrets that will exist, with their keys: from External Secrets and from cert-manager. */
export function madeSecrets(
  objects: readonly KubernetesObject[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const made = new Map<string, ReadonlySet<string>>();
  for (const { spec } of ofKind(objects, 'ExternalSecret')) {
    const keys = spec.target.template
      ? Object.keys(spec.target.template.data)
      : spec.data.map(({ secretKey }) => secretKey);
    made.set(spec.target.name, new Set(keys));
  }
  for (const { spec } of ofKind(objects, 'Certificate')) {
    made.set(spec.secretName, new Set(['tls.crt', 'tls.key', 'ca.crt']));
  }
  return made;
}
