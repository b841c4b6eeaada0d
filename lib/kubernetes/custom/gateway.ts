import type { KubernetesObject } from '../object.ts';

/** Gateway API v1 (1.5 and newer for ListenerSet): only what this fleet sets. */
export interface HTTPRoute extends KubernetesObject {
  readonly apiVersion: 'gateway.networking.k8s.io/v1';
  readonly kind: 'HTTPRoute';
  readonly spec: {
    readonly parentRefs: readonly ParentReference[];
    readonly hostnames: readonly string[];
    readonly rules: readonly {
      readonly matches: readonly {
        readonly path: { readonly type: 'PathPrefix'; readonly value: string };
      }[];
      readonly filters: readonly {
        readonly type: 'RequestHeaderModifier';
        readonly requestHeaderModifier: {
          readonly set: readonly { readonly name: string; readonly value: string }[];
        };
      }[];
      readonly timeouts: { readonly request: string; readonly backendRequest: string };
      readonly backendRefs: readonly {
        readonly group: '';
        readonly kind: 'Service';
        readonly name: string;
        readonly port: number;
        readonly weight: number;
      }[];
    }[];
  };
}

export interface ParentReference {
  readonly group: 'gateway.networking.k8s.io';
  readonly kind: 'Gateway' | 'ListenerSet';
  readonly name: string;
  readonly namespace: string;
  readonly sectionName: string;
}

/** A listener of an instance's own on the shared Gateway, for a host of its own. */
export interface ListenerSet extends KubernetesObject {
  readonly apiVersion: 'gateway.networking.k8s.io/v1';
  readonly kind: 'ListenerSet';
  readonly spec: {
    readonly parentRef: {
      readonly group: 'gateway.networking.k8s.io';
      readonly kind: 'Gateway';
      readonly name: string;
      readonly namespace: string;
    };
    readonly listeners: readonly {
      readonly name: string;
      readonly hostname: string;
      readonly port: number;
      readonly protocol: 'HTTPS';
      readonly tls: {
        readonly mode: 'Terminate';
        readonly certificateRefs: readonly {
          readonly group: '';
          readonly kind: 'Secret';
          readonly name: string;
        }[];
      };
      readonly allowedRoutes: { readonly namespaces: { readonly from: 'Same' } };
    }[];
  };
}
