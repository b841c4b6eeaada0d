import type { KubernetesObject } from '../object.ts';

/** cert-manager v1: only what this fleet sets. */
export interface Certificate extends KubernetesObject {
  readonly apiVersion: 'cert-manager.io/v1';
  readonly kind: 'Certificate';
  readonly spec: {
    readonly secretName: string;
    readonly issuerRef: {
      readonly group: 'cert-manager.io';
      readonly kind: 'ClusterIssuer';
      readonly name: string;
    };
    readonly dnsNames: readonly string[];
    readonly duration: string;
    readonly renewBefore: string;
    readonly revisionHistoryLimit: number;
    readonly privateKey: {
      readonly algorithm: 'ECDSA';
      readonly size: 256;
      readonly rotationPolicy: 'Always';
    };
    readonly usages: readonly ('digital signature' | 'server auth')[];
  };
}

/** How every certificate of the fleet is made: 90 days, renewed after 60, a new key each time. */
export const certificateTerms = {
  duration: '2160h0m0s',
  renewBefore: '720h0m0s',
  revisionHistoryLimit: 1,
  privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
  usages: ['digital signature', 'server auth'],
} as const satisfies Partial<Certificate['spec']>;
