import type { Resolved } from '../instance/index.ts';
import { type Certificate, certificateTerms } from './custom/certificate.ts';
import type { HTTPRoute, ListenerSet, ParentReference } from './custom/gateway.ts';
import { containerFacts } from './facts.ts';
import { metadata } from './labels.ts';
import type { KubernetesObject } from './object.ts';
import { webService } from './web/index.ts';

/** The door, in the last wave: it opens when everything behind it is in order (law 5). */
export function routeObjects(resolved: Resolved): readonly KubernetesObject[] {
  if (!hasOwnHost(resolved)) return [route(resolved)];
  return [listenerCertificate(resolved), listenerSet(resolved), route(resolved)];
}

// --- internal ---

const listenerName = 'listener';
const listenerTls = 'listener-tls';
const listenerPort = 'https';

/** The cluster's wildcard listener serves every derived host; a host of its own needs more. */
function hasOwnHost({ instance }: Resolved): boolean {
  return instance.host !== undefined;
}

function route(resolved: Resolved): HTTPRoute {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: metadata(resolved, webService, 'route'),
    spec: {
      parentRefs: [parent(resolved)],
      hostnames: [resolved.host],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/' } }],
          filters: [
            {
              type: 'RequestHeaderModifier',
              // The login page refuses what did not come by HTTPS; `set` also replaces what a
              // client claims.
              requestHeaderModifier: { set: [{ name: 'X-Forwarded-Proto', value: 'https' }] },
            },
          ],
          // Exports and large uploads: as long as the image's own nginx waits for PHP.
          timeouts: { request: '600s', backendRequest: '600s' },
          backendRefs: [
            {
              group: '',
              kind: 'Service',
              name: webService,
              port: containerFacts(resolved).port,
              weight: 1,
            },
          ],
        },
      ],
    },
  };
}

function parent(resolved: Resolved): ParentReference {
  const { gateway } = resolved.cluster;
  const group = 'gateway.networking.k8s.io';
  return hasOwnHost(resolved)
    ? {
        group,
        kind: 'ListenerSet',
        name: listenerName,
        namespace: resolved.namespace,
        sectionName: listenerPort,
      }
    : {
        group,
        kind: 'Gateway',
        name: gateway.name,
        namespace: gateway.namespace,
        sectionName: gateway.listener,
      };
}

function listenerSet(resolved: Resolved): ListenerSet {
  const { gateway } = resolved.cluster;
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'ListenerSet',
    metadata: metadata(resolved, listenerName, 'route'),
    spec: {
      parentRef: {
        group: 'gateway.networking.k8s.io',
        kind: 'Gateway',
        name: gateway.name,
        namespace: gateway.namespace,
      },
      listeners: [
        {
          name: listenerPort,
          hostname: resolved.host,
          port: 443,
          protocol: 'HTTPS',
          tls: {
            mode: 'Terminate',
            certificateRefs: [{ group: '', kind: 'Secret', name: listenerTls }],
          },
          allowedRoutes: { namespaces: { from: 'Same' } },
        },
      ],
    },
  };
}

function listenerCertificate(resolved: Resolved): Certificate {
  const { issuer } = resolved.cluster.gateway;
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: metadata(resolved, listenerTls, 'route'),
    spec: {
      ...certificateTerms,
      secretName: listenerTls,
      issuerRef: { group: 'cert-manager.io', kind: issuer.kind, name: issuer.name },
      dnsNames: [resolved.host],
    },
  };
}
