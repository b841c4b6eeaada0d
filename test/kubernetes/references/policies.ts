import type { KubernetesObject } from '../../../lib/kubernetes/index.ts';
import { containersOf, ofKind, podsOf } from '../objects.ts';
import { selects } from './services.ts';

/** Selectors of policies and budgets take a pod that exists; ports are ports that it has. */
export function policyReferences(objects: readonly KubernetesObject[]): readonly string[] {
  const pods = podsOf(objects);
  const taken = (labels: Readonly<Record<string, string>> | undefined) =>
    pods.filter((pod) => selects(labels, pod));
  const found: string[] = [];

  for (const { metadata, spec } of ofKind(objects, 'NetworkPolicy')) {
    if (metadata.name === 'default-deny') continue;
    const where = `NetworkPolicy/${metadata.name}`;
    const own = taken(spec?.podSelector.matchLabels);
    if (own.length !== 1) found.push(`${where}: selector`);
    for (const peer of (spec?.ingress ?? []).flatMap(({ from }) => from ?? [])) {
      const isLocal = peer.namespaceSelector === undefined && peer.ipBlock === undefined;
      if (isLocal && taken(peer.podSelector?.matchLabels).length === 0)
        found.push(`${where}: from`);
    }
    for (const { to, ports } of spec?.egress ?? []) {
      for (const peer of to ?? []) {
        if (peer.namespaceSelector !== undefined || peer.ipBlock !== undefined) continue;
        const called = taken(peer.podSelector?.matchLabels);
        if (called.length === 0) found.push(`${where}: to`);
        const listened = called.flatMap((pod) =>
          containersOf(pod).flatMap((each) => (each.ports ?? []).map((port) => port.containerPort)),
        );
        for (const { port } of ports ?? []) {
          if (!listened.some((number) => number === port)) found.push(`${where}: to port ${port}`);
        }
      }
    }
  }
  for (const { metadata, spec } of ofKind(objects, 'CiliumNetworkPolicy')) {
    if (taken(spec.endpointSelector.matchLabels).length !== 1) {
      found.push(`CiliumNetworkPolicy/${metadata.name}: selector`);
    }
  }
  for (const { metadata, spec } of ofKind(objects, 'PodDisruptionBudget')) {
    if (taken(spec?.selector?.matchLabels).length !== 1) {
      found.push(`PodDisruptionBudget/${metadata.name}: selector`);
    }
  }
  return found;
}
