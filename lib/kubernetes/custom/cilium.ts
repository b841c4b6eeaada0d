import type { KubernetesObject } from '../object.ts';

/** Cilium's policy, which knows names beside addresses: only what this fleet sets. */
export interface CiliumNetworkPolicy extends KubernetesObject {
  readonly apiVersion: 'cilium.io/v2';
  readonly kind: 'CiliumNetworkPolicy';
  readonly spec: {
    readonly endpointSelector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly egress: readonly CiliumEgress[];
  };
}

export interface CiliumEgress {
  readonly toEndpoints?: readonly { readonly matchLabels: Readonly<Record<string, string>> }[];
  readonly toFQDNs?: readonly { readonly matchName: string }[];
  readonly toPorts: readonly {
    readonly ports: readonly { readonly port: string; readonly protocol: 'TCP' | 'UDP' }[];
    readonly rules?: { readonly dns: readonly { readonly matchPattern: string }[] };
  }[];
}
