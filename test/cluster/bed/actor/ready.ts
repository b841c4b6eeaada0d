import { type Kind, type Kubernetes, type Live, referenceTo } from '../client/index.ts';
import type { Part } from './part.ts';
import { condition } from './status.ts';

/** Kinds whose controllers only have to say that all is well. */
export const readyKinds: readonly Kind[] = [
  { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer' },
  { apiVersion: 'external-secrets.io/v1', kind: 'ClusterSecretStore' },
];

interface WithConditions extends Live {
  readonly status?: { readonly conditions?: readonly unknown[] };
}

/** Says once that an object is ready. */
export function ready(kubernetes: Kubernetes, kind: Kind): Part<WithConditions> {
  return {
    kind,
    reconcile: async (object) => {
      if (object.status?.conditions !== undefined) return undefined;
      const status = { conditions: [condition('Ready', true, 'Valid')] };
      await kubernetes.patch(referenceTo(object), { status }, { subresource: 'status' });
      return undefined;
    },
  };
}
