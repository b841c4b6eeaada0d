import { describe, expect, it } from 'vitest';
import { objectsOf } from '../../scripts/checkers/ground.ts';
import { ruleOutcome, rules } from '../../scripts/checkers/rules/index.ts';
import { digest, good } from './support/good.ts';

const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: eln-a}\n---\n';

/** Rule → a change of the good manifest, and the object that it must then speak of. */
const broken: readonly (readonly [rule: string, from: string, to: string, object: string])[] = [
  ['owner', 'web, owner: "4154"', 'web', 'StatefulSet/eln-a/web'],
  ['owner', 'email: a@a.example', 'email: nobody', 'StatefulSet/eln-a/web'],
  ['instance-label', 'instance: web', 'instance: eln-a-web', 'StatefulSet/eln-a/web'],
  ['probes', 'livenessProbe', 'startupProbe', 'StatefulSet/eln-a/web'],
  [
    'probes',
    'readinessProbe: {tcpSocket: {port: 8080',
    'readinessProbe: {tcpSocket: {port: 81',
    'StatefulSet/eln-a/web',
  ],
  ['probes', 'path: /, port: http', 'path: /, port: https', 'StatefulSet/eln-a/web'],
  [
    'probes',
    'path: /, port: http',
    'path: /, host: b.example, port: http',
    'StatefulSet/eln-a/web',
  ],
  ['priority', 'priorityClassName: eln-production', 'x: y', 'StatefulSet/eln-a/web'],
  [
    'priority',
    'priorityClassName: eln-production',
    'priorityClassName: other',
    'StatefulSet/eln-a/web',
  ],
  ['spread', 'topologySpreadConstraints', 'x', 'StatefulSet/eln-a/web'],
  [
    'spread',
    '[{labelSelector: {matchLabels: {role: web}}}]',
    '[{labelSelector: {matchLabels: {role: db}}}]',
    'StatefulSet/eln-a/web',
  ],
  ['disruption', 'maxUnavailable: 1', 'minAvailable: 1', 'PodDisruptionBudget/eln-a/web'],
  ['disruption', 'AlwaysAllow', 'IfHealthyBudget', 'PodDisruptionBudget/eln-a/web'],
  [
    'disruption',
    '  selector: {matchLabels: {role: web}}',
    '  selector: {matchLabels: {role: db}}',
    'StatefulSet/eln-a/web',
  ],
  ['job-ttl', 'ttlSecondsAfterFinished: 60', 'suspend: false', 'Job/eln-a/once'],
  [
    'service-account-token',
    'serviceAccountName: web',
    'serviceAccountName: default',
    'StatefulSet/eln-a/web',
  ],
  [
    'service-account-token',
    'serviceAccountName: web',
    'serviceAccountName: other',
    'StatefulSet/eln-a/web',
  ],
  [
    'service-account-token',
    '      automountServiceAccountToken: false',
    '      x: y',
    'StatefulSet/eln-a/web',
  ],
  [
    'service-account-token',
    '\nautomountServiceAccountToken: false',
    '\nx: y',
    'StatefulSet/eln-a/web',
  ],
  ['image', `@${digest}`, '', 'StatefulSet/eln-a/web'],
  ['image', ':6.0.4@', '@', 'StatefulSet/eln-a/web'],
  ['image', 'registry.example/', '', 'StatefulSet/eln-a/web'],
  ['image', 'imagePullPolicy: Always', 'imagePullPolicy: IfNotPresent', 'StatefulSet/eln-a/web'],
  [
    'namespace',
    'name: once\n  namespace: eln-a',
    'name: once\n  namespace: default',
    'Job/default/once',
  ],
  ['quota', 'kind: ResourceQuota', 'kind: ConfigMap', 'StatefulSet/eln-a/web'],
  ['quota', 'kind: LimitRange', 'kind: ConfigMap', 'StatefulSet/eln-a/web'],
  ['service', 'selector: {role: web}, ports', 'selector: {role: db}, ports', 'Service/eln-a/web'],
  ['service', 'selector: {role: web}, ports', 'ports', 'Service/eln-a/web'],
  ['service', 'targetPort: http', 'targetPort: 81', 'Service/eln-a/web'],
  ['service', 'spec: {selector', 'spec: {type: NodePort, selector', 'Service/eln-a/web'],
  ['service', 'spec: {selector', 'spec: {externalIPs: [192.0.2.1], selector', 'Service/eln-a/web'],
  [
    'network-isolated',
    'policyTypes: [Ingress, Egress]}',
    'policyTypes: [Ingress]}',
    'StatefulSet/eln-a/web',
  ],
  [
    'network-isolated',
    'policyTypes: [Ingress, Egress]}',
    'policyTypes: [Ingress, Egress], egress: [{}]}',
    'StatefulSet/eln-a/web',
  ],
  [
    'network-isolated',
    'podSelector: {matchLabels: {role: web}}\n',
    'podSelector: {matchLabels: {role: db}}\n',
    'StatefulSet/eln-a/web',
  ],
  [
    'network-isolated',
    'podSelector: {matchLabels: {role: web}}\n',
    'podSelector: {}\n',
    'StatefulSet/eln-a/web',
  ],
  [
    'network-peer',
    'from: [{podSelector: {matchLabels: {role: web',
    'from: [{podSelector: {matchLabels: {role: db',
    'NetworkPolicy/eln-a/web',
  ],
  [
    'secret-environment',
    '{name: SITE, value: a}',
    '{name: A, valueFrom: {secretKeyRef: {name: s, key: k}}}',
    'StatefulSet/eln-a/web',
  ],
  [
    'secret-environment',
    'env:',
    'envFrom: [{secretRef: {name: s}}]\n          env:',
    'StatefulSet/eln-a/web',
  ],
  ['secret-literal', '{name: SITE,', '{name: DB_PASSWORD,', 'StatefulSet/eln-a/web'],
  ['secret-literal', 'password_file:', 'password:', 'ConfigMap/eln-a/web'],
  [
    'secret-literal',
    '"https://a.example"',
    '"-----BEGIN RSA PRIVATE\u0020KEY"',
    'ConfigMap/eln-a/web',
  ],
  ['secret-literal', 'apiVersion: rbac', `${secret}apiVersion: rbac`, 'Secret/eln-a/s'],
  ['rights', 'verbs: [get, list]', 'verbs: ["*"]', 'Role/eln-a/reader'],
  ['rights', 'resources: [pods]', 'resources: [secrets]', 'Role/eln-a/reader'],
  ['rights', 'resources: [pods]', 'resources: [pods/exec]', 'Role/eln-a/reader'],
  ['rights', 'verbs: [get, list]', 'verbs: [escalate]', 'Role/eln-a/reader'],
  [
    'rights',
    'roleRef: {kind: Role, name: reader}',
    'roleRef: {kind: ClusterRole, name: cluster-admin}',
    'RoleBinding/eln-a/reader',
  ],
  [
    'rights-subject',
    '{kind: ServiceAccount, name: web}',
    '{kind: Group, name: "system:authenticated"}',
    'RoleBinding/eln-a/reader',
  ],
];

describe('the rules that no other checker holds an object against', () => {
  it('have nothing to say about a good workload', () => {
    expect(ruleOutcome(objectsOf(good, 'dist/a.yaml', 'ouest')).complaints).toEqual([]);
  });

  it.each(broken)('%s: %j → %j', (rule, from, to, object) => {
    const text = good.replace(from, to);
    expect(text).not.toBe(good);

    const { complaints } = ruleOutcome(objectsOf(text, 'dist/a.yaml', 'ouest'));

    expect(complaints.map((it) => [it.rule, it.object])).toContainEqual([rule, object]);
  });

  it('each have a fixture that fails', () => {
    expect(new Set(broken.map(([rule]) => rule))).toEqual(new Set(rules.map(({ name }) => name)));
  });

  it('look for a name in its own cluster and for a selector in its own namespace', () => {
    const here = objectsOf(good.replace('kind: PriorityClass', 'kind: X'), 'dist/a.yaml', 'ouest');
    const there = objectsOf(good.replaceAll('eln-a', 'eln-b'), 'dist/b.yaml', 'confine');

    const told = ruleOutcome([...here, ...there]).complaints.map(({ rule }) => rule);

    expect(new Set(told)).toEqual(new Set(['priority']));
  });
});
