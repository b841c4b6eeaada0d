import type { Resolved } from '../../instance/index.ts';
import { type Role, roleSelector } from '../labels.ts';
import type { EgressRule, IngressRule, PolicyPeer } from '../types.ts';
import type { Outside } from './outside.ts';

/** Rules of standard network policies, from the words of the instance. */

export function toRole(role: Role, port: number): EgressRule {
  return { to: [{ podSelector: roleSelector(role) }], ports: [tcp(port)] };
}

export function fromRoles(roles: readonly Role[], port: number): IngressRule {
  return { from: roles.map((role) => ({ podSelector: roleSelector(role) })), ports: [tcp(port)] };
}

/** The Gateway's own pods, and nobody else of its namespace. */
export function fromGateway({ cluster }: Resolved, port: number): IngressRule {
  return {
    from: [podsOf(cluster.gateway.namespace, cluster.gateway.podLabels)],
    ports: [tcp(port)],
  };
}

export function toDns({ cluster }: Resolved): EgressRule {
  const { namespace, podLabels } = cluster.network.dns;
  return {
    to: [podsOf(namespace, podLabels)],
    ports: [
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
    ],
  };
}

/** By address, where the cluster's network knows no names. */
export function toOutside({ cidrs, port }: Outside): EgressRule {
  return { to: cidrs.map((cidr) => ({ ipBlock: { cidr } })), ports: [tcp(port)] };
}

// --- internal ---

function podsOf(namespace: string, labels: Readonly<Record<string, string>>): PolicyPeer {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    podSelector: { matchLabels: labels },
  };
}

function tcp(port: number) {
  return { port, protocol: 'TCP' };
}
