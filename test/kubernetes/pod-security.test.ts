import { describe, expect, it } from 'vitest';
import type { PodSpec } from '../../lib/kubernetes/types.ts';
import { podsOf } from './objects.ts';
import { ruleNames, violations } from './pod-security.ts';
import { fleet, least, rendered, renderedFleet, table } from './sample.ts';

describe('Pod Security restricted', () => {
  it.each(table)('admits every pod of %s', (_slug, instance) => {
    const pods = podsOf(rendered(instance));

    const found = pods.map(({ where, spec }) => ({ where, violations: violations(spec) }));

    expect(found.length).toBeGreaterThanOrEqual(2);
    expect(found.filter((pod) => pod.violations.length > 0)).toEqual([]);
  });

  it.each(fleet)('admits every pod of %s of the sample fleet', (_slug, instance) => {
    const pods = podsOf(renderedFleet(instance));

    expect(pods.filter(({ spec }) => violations(spec).length > 0)).toEqual([]);
  });

  it.each(breakages)('refuses a pod that breaks the rule %s', (rule, breakIt) => {
    const [pod] = podsOf(rendered(least));

    const found = violations(breakIt(pod?.spec as PodSpec)).map((violation) => violation.rule);

    expect(found).toEqual([rule]);
  });

  it('has a failing pod for each of its rules', () => {
    expect(breakages.map(([rule]) => rule).toSorted()).toEqual([...ruleNames()].toSorted());
  });
});

// --- internal ---

type Breakage = readonly [rule: string, breakIt: (spec: PodSpec) => PodSpec];

/** One way to break each rule, and only that one. */
const breakages: readonly Breakage[] = [
  ['hostNetwork', (spec) => ({ ...spec, hostNetwork: true })],
  ['hostPID', (spec) => ({ ...spec, hostPID: true })],
  ['hostIPC', (spec) => ({ ...spec, hostIPC: true })],
  [
    'volumeTypes',
    (spec) => ({ ...spec, volumes: [{ name: 'node', hostPath: { path: '/var/run' } }] }),
  ],
  ['sysctls', (spec) => pod(spec, { sysctls: [{ name: 'kernel.msgmax', value: '65536' }] })],
  ['appArmor', (spec) => pod(spec, { appArmorProfile: { type: 'Unconfined' } })],
  ['seLinux', (spec) => pod(spec, { seLinuxOptions: { type: 'spc_t' } })],
  ['runAsUser', (spec) => pod(spec, { runAsUser: 0 })],
  ['windowsHostProcess', (spec) => pod(spec, { windowsOptions: { hostProcess: true } })],
  ['privileged', (spec) => container(spec, { privileged: true })],
  ['escalation', (spec) => container(spec, { allowPrivilegeEscalation: undefined })],
  ['runAsNonRoot', (spec) => container(spec, { runAsNonRoot: false })],
  ['containerRunAsUser', (spec) => container(spec, { runAsUser: 0 })],
  ['dropAll', (spec) => container(spec, { capabilities: { drop: ['NET_RAW'] } })],
  [
    'addCapabilities',
    (spec) => container(spec, { capabilities: { drop: ['ALL'], add: ['SYS_NICE'] } }),
  ],
  ['seccomp', (spec) => container(spec, { seccompProfile: { type: 'Unconfined' } })],
  ['containerAppArmor', (spec) => container(spec, { appArmorProfile: { type: 'Unconfined' } })],
  ['containerSeLinux', (spec) => container(spec, { seLinuxOptions: { user: 'system_u' } })],
  ['procMount', (spec) => container(spec, { procMount: 'Unmasked' })],
  ['hostPort', (spec) => first(spec, { ports: [{ containerPort: 1, hostPort: 1 }] })],
  [
    'probeHost',
    (spec) => first(spec, { livenessProbe: { httpGet: { host: 'node.example', port: 1 } } }),
  ],
  [
    'lifecycleHost',
    (spec) =>
      first(spec, { lifecycle: { preStop: { httpGet: { host: 'node.example', port: 1 } } } }),
  ],
];

function pod(spec: PodSpec, change: object): PodSpec {
  return { ...spec, securityContext: { ...spec.securityContext, ...change } };
}

function container(spec: PodSpec, change: object): PodSpec {
  const context = spec.containers[0]?.securityContext;
  return first(spec, { securityContext: { ...context, ...change } });
}

function first(spec: PodSpec, change: object): PodSpec {
  const [one, ...others] = spec.containers;
  return { ...spec, containers: [{ name: 'container', ...one, ...change }, ...others] };
}
