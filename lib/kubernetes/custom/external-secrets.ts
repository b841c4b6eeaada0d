import type { KubernetesObject } from '../object.ts';

/** External Secrets Operator (API of its 1.x and 2.x lines): only what this fleet sets. */

/** Makes a new value at every call and remembers none: never reads into a Secret. */
export interface PasswordGenerator extends KubernetesObject {
  readonly apiVersion: 'generators.external-secrets.io/v1alpha1';
  readonly kind: 'Password';
  readonly spec: {
    readonly length: number;
    readonly digits: number;
    readonly symbols: number;
    readonly noUpper: boolean;
    readonly allowRepeat: boolean;
  };
}

/** Puts a generated value into the vault, if there is none. */
export interface PushSecret extends KubernetesObject {
  readonly apiVersion: 'external-secrets.io/v1alpha1';
  readonly kind: 'PushSecret';
  readonly spec: {
    readonly updatePolicy: 'IfNotExists';
    readonly deletionPolicy: 'None';
    readonly refreshInterval: string;
    readonly secretStoreRefs: readonly StoreReference[];
    readonly selector: {
      readonly generatorRef: {
        readonly apiVersion: 'generators.external-secrets.io/v1alpha1';
        readonly kind: 'Password';
        readonly name: string;
      };
    };
    readonly data: readonly {
      readonly conversionStrategy: 'None';
      readonly match: {
        readonly secretKey: 'password';
        readonly remoteRef: { readonly remoteKey: string; readonly property: string };
      };
    }[];
  };
}

/** Makes a Secret from what the vault holds. It has no field for a generator here, on purpose. */
export interface ExternalSecret extends KubernetesObject {
  readonly apiVersion: 'external-secrets.io/v1';
  readonly kind: 'ExternalSecret';
  readonly spec: {
    readonly refreshPolicy: 'Periodic';
    readonly refreshInterval: string;
    readonly secretStoreRef: StoreReference;
    readonly target: {
      readonly name: string;
      readonly creationPolicy: 'Owner';
      readonly deletionPolicy: 'Retain';
      readonly template?: {
        readonly engineVersion: 'v2';
        readonly mergePolicy: 'Replace';
        readonly data: Readonly<Record<string, string>>;
      };
    };
    readonly data: readonly {
      readonly secretKey: string;
      readonly remoteRef: {
        readonly key: string;
        readonly property: string;
        readonly conversionStrategy: 'Default';
        readonly decodingStrategy: 'None';
        readonly metadataPolicy: 'None';
      };
    }[];
  };
}

export interface StoreReference {
  readonly kind: 'ClusterSecretStore';
  readonly name: string;
}
