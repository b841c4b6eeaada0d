import type { Resolved } from '../../instance/index.ts';
import type { CiliumEgress, CiliumNetworkPolicy } from '../custom/cilium.ts';
import { metadata, type Role, roleSelector } from '../labels.ts';
import type { Outside } from './outside.ts';

/**
 * The way out by name, where the cluster has Cilium: in place of addresses, not
 * beside them, because what one policy allows no other takes back. Names are learnt
 * from the answers of the cluster's DNS: the rule for it sends them through Cilium's
 * proxy, and wins over the plain one of the standard policy (pkg/policy/rule.go, 1.20).
 */
export function outByName(
  resolved: Resolved,
  role: Role,
  outside: readonly Outside[],
): CiliumNetworkPolicy {
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: metadata(resolved, `${role}-outside`, 'boundary'),
    spec: {
      endpointSelector: roleSelector(role),
      egress: [toDns(resolved), ...outside.map(toName)],
    },
  };
}

// --- internal ---

function toDns({ cluster }: Resolved): CiliumEgress {
  const { namespace, podLabels } = cluster.network.dns;
  const labels = Object.entries(podLabels).map(([key, value]) => [`k8s:${key}`, value] as const);
  return {
    toEndpoints: [
      {
        matchLabels: {
          'k8s:io.kubernetes.pod.namespace': namespace,
          ...Object.fromEntries(labels),
        },
      },
    ],
    toPorts: [
      {
        ports: [
          { port: '53', protocol: 'UDP' },
          { port: '53', protocol: 'TCP' },
        ],
        // Every name may be asked for: a refused answer for one of the search domains
        // would end musl's resolver, which the image uses. Where a pod may then go is below.
        rules: { dns: [{ matchPattern: '*' }] },
      },
    ],
  };
}

function toName({ host, port }: Outside): CiliumEgress {
  return {
    toFQDNs: [{ matchName: host }],
    toPorts: [{ ports: [{ port: String(port), protocol: 'TCP' }] }],
  };
}
