import { at, containersOf, type Fields, fields, lasting, list, podOf } from '../pods.ts';
import { type Rule, selects } from './rule.ts';

/** What runs pods says whom to call. */
export const owner: Rule = {
  name: 'owner',
  instead: 'kube-linter required-label-owner, required-annotation-email',
  faults({ object }) {
    if (podOf(object) === undefined) return [];
    const { labels = {}, annotations = {} } = object.metadata;
    return [
      ...(labels['owner'] ? [] : ['It has no label owner.']),
      ...(annotations['email']?.includes('@') ? [] : ['It has no annotation email.']),
    ];
  },
};

export const instanceLabel: Rule = {
  name: 'instance-label',
  instead: 'Polaris metadataAndInstanceMismatched',
  faults({ object: { metadata } }) {
    const said = metadata.labels?.['app.kubernetes.io/instance'];
    return said === undefined || said === metadata.name
      ? []
      : [`Its label app.kubernetes.io/instance is ${said}, not its own name.`];
  },
};

export const probes: Rule = {
  name: 'probes',
  instead: 'kube-linter no-liveness-probe, no-readiness-probe, *-port; Pod Security probe host',
  faults({ object }) {
    const pod = lasting.has(object.kind) ? podOf(object) : undefined;
    if (pod === undefined) return [];
    return list(at(pod, 'spec', 'containers'))
      .map(fields)
      .flatMap(probeFaults);
  },
};

export const priority: Rule = {
  name: 'priority',
  instead: 'kube-linter priority-class-name, Polaris priorityClassNotSet',
  faults(rendered, around) {
    const pod = podOf(rendered.object);
    if (pod === undefined) return [];
    const name = at(pod, 'spec', 'priorityClassName');
    if (typeof name !== 'string') return ['It has no priority class.'];
    const known = around.inCluster('PriorityClass', rendered);
    return known.some(({ object }) => object.metadata.name === name)
      ? []
      : [`Its cluster has no priority class ${name}.`];
  },
};

export const spread: Rule = {
  name: 'spread',
  instead: 'Polaris topologySpreadConstraint',
  faults({ object }) {
    const pod = lasting.has(object.kind) ? podOf(object) : undefined;
    if (pod === undefined) return [];
    const constraints = list(at(pod, 'spec', 'topologySpreadConstraints'));
    if (constraints.length === 0) return ['It has no topology spread constraint.'];
    const labels = fields(at(pod, 'metadata', 'labels'));
    return constraints.every((one) => selects(at(one, 'labelSelector'), labels))
      ? []
      : ['A spread constraint does not select its own pods.'];
  },
};

export const disruption: Rule = {
  name: 'disruption',
  instead: 'kube-linter pdb-*, Polaris missingPodDisruptionBudget',
  faults(rendered, around) {
    const { object } = rendered;
    if (object.kind === 'PodDisruptionBudget') {
      const { maxUnavailable, unhealthyPodEvictionPolicy } = fields(at(object, 'spec'));
      return [
        ...(maxUnavailable === 1 ? [] : ['It does not say maxUnavailable: 1.']),
        ...(unhealthyPodEvictionPolicy === 'AlwaysAllow'
          ? []
          : ['It does not let unhealthy pods go: unhealthyPodEvictionPolicy: AlwaysAllow.']),
      ];
    }
    if (!lasting.has(object.kind)) return [];
    const labels = fields(at(podOf(object), 'metadata', 'labels'));
    return around
      .inNamespace('PodDisruptionBudget', rendered)
      .some((budget) => selects(at(budget.object, 'spec', 'selector'), labels))
      ? []
      : ['No disruption budget is about its pods.'];
  },
};

export const jobTime: Rule = {
  name: 'job-ttl',
  instead: 'kube-linter job-ttl-seconds-after-finished',
  faults({ object }) {
    if (object.kind !== 'Job') return [];
    const seconds = at(object, 'spec', 'ttlSecondsAfterFinished');
    return typeof seconds === 'number' ? [] : ['It stays for ever once it has finished.'];
  },
};

export const serviceAccount: Rule = {
  name: 'service-account-token',
  instead: 'kube-linter default-service-account, non-existent-service-account',
  faults(rendered, around) {
    const pod = podOf(rendered.object);
    if (pod === undefined) return [];
    const { serviceAccountName: name, automountServiceAccountToken: mounted } = fields(pod['spec']);
    if (typeof name !== 'string' || name === 'default')
      return ['It has no service account of its own.'];
    const account = around
      .inNamespace('ServiceAccount', rendered)
      .find(({ object }) => object.metadata.name === name);
    if (account === undefined) return [`There is no service account ${name}.`];
    const off = mounted === false && at(account.object, 'automountServiceAccountToken') === false;
    return off ? [] : ['A token of its service account is mounted.'];
  },
};

export const image: Rule = {
  name: 'image',
  instead: 'kube-linter latest-tag, Polaris tagNotSpecified',
  faults({ object }) {
    const pod = podOf(object);
    if (pod === undefined) return [];
    return containersOf(pod).flatMap(({ name, image, imagePullPolicy }) => [
      ...(/^[^@]+\/[^@]+:[^@:/]+@sha256:[0-9a-f]{64}$/.test(String(image))
        ? []
        : [`${String(name)}: its image is not pinned by registry, tag and digest.`]),
      ...(imagePullPolicy === 'Always'
        ? []
        : [`${String(name)}: its image is not asked for at every start.`]),
    ]);
  },
};

// --- internal ---

function probeFaults(container: Fields): readonly string[] {
  const name = String(container['name']);
  const ports = list(container['ports']).map(fields);
  const missing = ['livenessProbe', 'readinessProbe'].filter((kind) => !(kind in container));
  const astray = ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((kind) => {
    const how = ['httpGet', 'tcpSocket', 'grpc'].map((way) => fields(at(container, kind, way)));
    return how.flatMap(({ port, host }) => [
      ...(host === undefined || host === '' ? [] : [`${name}: its ${kind} asks another host.`]),
      ...(port === undefined ||
      ports.some((own) => own['name'] === port || own['containerPort'] === port)
        ? []
        : [`${name}: its ${kind} asks port ${String(port)}, which it does not open.`]),
    ]);
  });
  return [...missing.map((kind) => `${name}: it has no ${kind}.`), ...astray];
}
