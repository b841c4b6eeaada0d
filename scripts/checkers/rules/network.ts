import type { Rendered } from '../model.ts';
import { at, fields, list, podOf } from '../pods.ts';
import { type Neighbours, type Rule, selects } from './rule.ts';

export const service: Rule = {
  name: 'service',
  instead: 'kube-linter dangling-service, invalid-target-ports, exposed-services',
  faults(rendered, around) {
    const { object } = rendered;
    if (object.kind !== 'Service') return [];
    const { type = 'ClusterIP', selector, ports, externalIPs } = fields(at(object, 'spec'));
    if (type !== 'ClusterIP' || externalIPs !== undefined) return ['It is open to the outside.'];
    const pods = around
      .pods(rendered)
      .filter(({ labels }) => selects({ matchLabels: selector }, labels));
    if (selector === undefined || pods.length === 0) return ['It leads to no pod.'];
    return list(ports)
      .map(fields)
      .map(({ port, targetPort = port }) => targetPort)
      .filter((target) => !pods.every(({ spec }) => opens(spec, target)))
      .map((target) => `Its pods do not open port ${String(target)}.`);
  },
};

export const isolated: Rule = {
  name: 'network-isolated',
  instead: 'kube-linter non-isolated-pod, Polaris missingNetworkPolicy',
  faults(rendered, around) {
    const pod = podOf(rendered.object);
    if (pod === undefined) return [];
    const labels = fields(at(pod, 'metadata', 'labels'));
    const policies = around.inNamespace('NetworkPolicy', rendered).map(({ object }) => object);
    const own = policies.filter((policy) => {
      const selector = at(policy, 'spec', 'podSelector');
      const byOneLabel = Object.keys(fields(at(selector, 'matchLabels'))).length === 1;
      return byOneLabel && selects(selector, labels);
    });
    return [
      ...(policies.some(deniesAll) ? [] : ['Its namespace does not deny everything by default.']),
      ...(own.length > 0 ? [] : ['No network policy selects its pods by one label of theirs.']),
    ];
  },
};

export const peers: Rule = {
  name: 'network-peer',
  instead: 'kube-linter dangling-networkpolicypeer-podselector',
  faults(rendered, around) {
    if (rendered.object.kind !== 'NetworkPolicy') return [];
    const spec = at(rendered.object, 'spec');
    const rules = [
      ...list(at(spec, 'ingress')).flatMap((rule) => list(at(rule, 'from'))),
      ...list(at(spec, 'egress')).flatMap((rule) => list(at(rule, 'to'))),
    ].map(fields);
    return rules
      .filter((peer) => 'podSelector' in peer && !('namespaceSelector' in peer))
      .filter(({ podSelector }) => !someone(podSelector, rendered, around))
      .map(
        ({ podSelector }) => `It names pods that are not there: ${JSON.stringify(podSelector)}.`,
      );
  },
};

export const bounded: Rule = {
  name: 'quota',
  instead: 'facts/hardening.md D.2, row 24: a quota and a limit range a namespace',
  faults(rendered, around) {
    if (podOf(rendered.object) === undefined) return [];
    return ['ResourceQuota', 'LimitRange']
      .filter((kind) => around.inNamespace(kind, rendered).length === 0)
      .map((kind) => `Its namespace has no ${kind}.`);
  },
};

export const namespace: Rule = {
  name: 'namespace',
  instead: 'kube-linter use-namespace',
  faults({ object }) {
    if (podOf(object) === undefined) return [];
    const own = object.metadata.namespace;
    return own === undefined || own === 'default' || own.startsWith('kube-')
      ? ['It runs in a namespace that belongs to everybody.']
      : [];
  },
};

// --- internal ---

function opens(spec: unknown, target: unknown): boolean {
  return list(at(spec, 'containers'))
    .flatMap((container) => list(at(container, 'ports')))
    .map(fields)
    .some(({ name, containerPort }) => target === name || target === containerPort);
}

function deniesAll(policy: unknown): boolean {
  const { podSelector, policyTypes, ingress, egress } = fields(at(policy, 'spec'));
  const all = Object.keys(fields(podSelector)).length === 0;
  const both = ['Ingress', 'Egress'].every((type) => list(policyTypes).includes(type));
  return all && both && list(ingress).length === 0 && list(egress).length === 0;
}

function someone(selector: unknown, rendered: Rendered, around: Neighbours): boolean {
  return around.pods(rendered).some(({ labels }) => selects(selector, labels));
}
