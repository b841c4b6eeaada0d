import type { CiliumEgress } from '../../lib/kubernetes/custom/cilium.ts';
import type { KubernetesObject } from '../../lib/kubernetes/index.ts';
import type { NetworkPolicy, PolicyPeer } from '../../lib/kubernetes/types.ts';
import { ofKind } from './objects.ts';

/** Somebody who may speak or be spoken to: a pod, or an address outside the cluster. */
export interface Party {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** Outside: the address, and the name that leads to it. */
  readonly address?: string;
  readonly host?: string;
}

/**
 * Whether `from` may open a connection to a TCP port of `to`, by what Kubernetes
 * says of NetworkPolicy and Cilium of its own: a pod that any policy selects in a
 * direction is closed in it; policies only add. Both ends must agree.
 */
export function mayConnect(
  objects: readonly KubernetesObject[],
  namespace: string,
  from: Party,
  to: Party,
  port: number,
): boolean {
  return (
    (!isOf(namespace, from) || mayLeave(objects, from, to, port)) &&
    (!isOf(namespace, to) || mayEnter(objects, from, to, port))
  );
}

// --- internal ---

function isOf(namespace: string, party: Party): boolean {
  return party.namespace === namespace;
}

function mayEnter(objects: readonly KubernetesObject[], from: Party, to: Party, port: number) {
  const policies = policiesFor(objects, to, 'Ingress');
  if (policies.length === 0) return true;
  return policies.some(({ spec }) =>
    (spec?.ingress ?? []).some(
      (rule) => takesPort(rule.ports, port) && takesPeer(rule.from, from, to.namespace),
    ),
  );
}

function mayLeave(objects: readonly KubernetesObject[], from: Party, to: Party, port: number) {
  const policies = policiesFor(objects, from, 'Egress');
  const byName = ofKind(objects, 'CiliumNetworkPolicy').filter(({ spec }) =>
    hasLabels(spec.endpointSelector.matchLabels, from.labels),
  );
  if (policies.length + byName.length === 0) return true;
  return (
    policies.some(({ spec }) =>
      (spec?.egress ?? []).some(
        (rule) => takesPort(rule.ports, port) && takesPeer(rule.to, to, from.namespace),
      ),
    ) || byName.some(({ spec }) => spec.egress.some((rule) => takesName(rule, to, port)))
  );
}

function policiesFor(
  objects: readonly KubernetesObject[],
  { labels }: Party,
  direction: 'Ingress' | 'Egress',
): readonly NetworkPolicy[] {
  return ofKind(objects, 'NetworkPolicy').filter(
    ({ spec }) =>
      spec?.policyTypes?.includes(direction) === true &&
      hasLabels(spec.podSelector.matchLabels ?? {}, labels),
  );
}

function hasLabels(
  wanted: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>> = {},
): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

/** No ports, and no peers, mean all of them. */
function takesPort(
  ports: readonly { readonly port?: string | number; readonly protocol?: string }[] | undefined,
  port: number,
): boolean {
  if (ports === undefined || ports.length === 0) return true;
  return ports.some((each) => each.protocol === 'TCP' && each.port === port);
}

function takesPeer(
  peers: readonly PolicyPeer[] | undefined,
  party: Party,
  ownNamespace: string | undefined,
): boolean {
  if (peers === undefined || peers.length === 0) return true;
  return peers.some(({ ipBlock, namespaceSelector, podSelector }) => {
    if (ipBlock !== undefined) {
      return party.address !== undefined && isWithin(party.address, ipBlock.cidr);
    }
    if (party.namespace === undefined) return false;
    const isPlace =
      namespaceSelector === undefined
        ? party.namespace === ownNamespace
        : hasLabels(namespaceSelector.matchLabels ?? {}, {
            'kubernetes.io/metadata.name': party.namespace,
          });
    return isPlace && hasLabels(podSelector?.matchLabels ?? {}, party.labels);
  });
}

function takesName({ toFQDNs, toEndpoints, toPorts }: CiliumEgress, party: Party, port: number) {
  const isPort = toPorts.some(({ ports }) =>
    ports.some((each) => each.protocol === 'TCP' && each.port === String(port)),
  );
  const isName = (toFQDNs ?? []).some(({ matchName }) => matchName === party.host);
  const isPod = (toEndpoints ?? []).some(({ matchLabels }) =>
    Object.entries(matchLabels).every(([key, value]) =>
      key === 'k8s:io.kubernetes.pod.namespace'
        ? party.namespace === value
        : party.labels?.[key.replace('k8s:', '')] === value,
    ),
  );
  return isPort && (isName || isPod);
}

/** IPv4 only. */
function isWithin(address: string, cidr: string): boolean {
  const [base, bits] = cidr.split('/');
  const shift = 2 ** (32 - Number(bits));
  return Math.floor(number(address) / shift) === Math.floor(number(base ?? '') / shift);
}

function number(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
