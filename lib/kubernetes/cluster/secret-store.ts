import type { Cluster } from '../../platform/index.ts';
import type { KubernetesObject } from '../object.ts';

/** External Secrets' way to the vault. External Secrets 1.x, only what we set. */
export interface ClusterSecretStore extends KubernetesObject {
  readonly apiVersion: 'external-secrets.io/v1';
  readonly kind: 'ClusterSecretStore';
  readonly spec: {
    /** Namespaces that may use it: those of instances. */
    readonly conditions: readonly { readonly namespaceRegexes: readonly string[] }[];
    readonly provider: {
      readonly vault: {
        readonly server: string;
        readonly path: string;
        readonly version: 'v2';
        readonly auth: {
          readonly kubernetes: {
            readonly mountPath: string;
            readonly role: string;
            readonly serviceAccountRef: { readonly name: string; readonly namespace: string };
          };
        };
      };
    };
  };
}

/** No credential is written anywhere: the vault believes a service account's own token. */
export function secretStore({ secretStore: place }: Cluster): ClusterSecretStore {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ClusterSecretStore',
    metadata: { name: place.name },
    spec: {
      conditions: [{ namespaceRegexes: ['^eln-[a-z0-9-]+$'] }],
      provider: {
        vault: {
          server: place.server,
          path: place.mount,
          version: 'v2',
          auth: {
            kubernetes: {
              mountPath: 'kubernetes',
              role: place.role,
              serviceAccountRef: place.serviceAccount,
            },
          },
        },
      },
    },
  };
}
