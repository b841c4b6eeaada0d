import type { Cluster } from '../../platform/index.ts';
import { label } from '../labels.ts';
import type { KubernetesObject } from '../object.ts';

/** Gateway API 1.4, only what we set. */
export interface Gateway extends KubernetesObject {
  readonly apiVersion: 'gateway.networking.k8s.io/v1';
  readonly kind: 'Gateway';
  readonly spec: {
    readonly gatewayClassName: string;
    readonly listeners: readonly Listener[];
  };
}

interface Listener {
  readonly name: string;
  readonly hostname: string;
  readonly port: number;
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly tls?: {
    readonly mode: 'Terminate';
    readonly certificateRefs: readonly { readonly name: string }[];
  };
  readonly allowedRoutes: {
    readonly namespaces:
      | { readonly from: 'Same' }
      | {
          readonly from: 'Selector';
          readonly selector: {
            readonly matchExpressions: readonly {
              readonly key: string;
              readonly operator: 'Exists';
            }[];
          };
        };
  };
}

const certificate = 'wildcard';

/**
 * One Gateway, one wildcard listener and certificate for all instances of the
 * cluster (design, "How objects are rendered"). Only instances' namespaces attach to
 * it; plain HTTP does nothing but send visitors on to HTTPS.
 */
export function gatewayObjects(cluster: Cluster): readonly KubernetesObject[] {
  return [wildcardCertificate(cluster), gateway(cluster), redirect(cluster)];
}

// --- internal ---

function gateway({ gateway: place, domain }: Cluster): Gateway {
  const hostname = `*.${domain}`;
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: place.name, namespace: place.namespace },
    spec: {
      gatewayClassName: place.className,
      listeners: [
        {
          name: 'http',
          hostname,
          port: 80,
          protocol: 'HTTP',
          allowedRoutes: { namespaces: { from: 'Same' } },
        },
        {
          name: place.listener,
          hostname,
          port: 443,
          protocol: 'HTTPS',
          tls: { mode: 'Terminate', certificateRefs: [{ name: certificate }] },
          allowedRoutes: {
            namespaces: {
              from: 'Selector',
              selector: { matchExpressions: [{ key: label.slug, operator: 'Exists' }] },
            },
          },
        },
      ],
    },
  };
}

function wildcardCertificate({ gateway: place, domain }: Cluster) {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: certificate, namespace: place.namespace },
    spec: {
      secretName: certificate,
      dnsNames: [`*.${domain}`],
      issuerRef: { group: 'cert-manager.io', ...place.issuer },
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
    },
  };
}

function redirect({ gateway: place }: Cluster) {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'to-https', namespace: place.namespace },
    spec: {
      parentRefs: [{ name: place.name, sectionName: 'http' }],
      rules: [
        {
          filters: [
            { type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } },
          ],
        },
      ],
    },
  };
}
