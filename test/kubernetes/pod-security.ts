import type { Container, PodSpec } from '../../lib/kubernetes/types.ts';

/** Something of a pod that Pod Security "restricted" refuses. */
export interface Violation {
  readonly rule: string;
  readonly where: string;
}

/** The rules of facts/hardening.md D.1, read from pod-security-admission 1.36, as functions. */
export function violations(spec: PodSpec): readonly Violation[] {
  const containers = [
    ...(spec.initContainers ?? []),
    ...spec.containers,
    ...((spec.ephemeralContainers ?? []) as readonly Container[]),
  ];
  const found = (rule: string, where: string) => ({ rule, where });
  return [
    ...podRules.filter(([, breaks]) => breaks(spec)).map(([rule]) => found(rule, 'pod')),
    ...containers.flatMap((container) =>
      containerRules
        .filter(([, breaks]) => breaks(container, spec))
        .map(([rule]) => found(rule, container.name)),
    ),
  ];
}

export const ruleNames = (): readonly string[] => [
  ...podRules.map(([rule]) => rule),
  ...containerRules.map(([rule]) => rule),
];

// --- internal ---

type PodRule = readonly [name: string, breaks: (spec: PodSpec) => boolean];
type ContainerRule = readonly [
  name: string,
  breaks: (container: Container, spec: PodSpec) => boolean,
];

const admittedVolumes = new Set([
  'configMap',
  'downwardAPI',
  'emptyDir',
  'projected',
  'secret',
  'csi',
  'persistentVolumeClaim',
  'ephemeral',
  'image',
]);

const safeSysctls = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
]);

const seLinuxTypes = new Set([
  '',
  'container_t',
  'container_init_t',
  'container_kvm_t',
  'container_engine_t',
]);

const seccompTypes = new Set<string | undefined>(['RuntimeDefault', 'Localhost']);
const appArmorTypes = new Set<string | undefined>([undefined, 'RuntimeDefault', 'Localhost']);

const podRules: readonly PodRule[] = [
  ['hostNetwork', (spec) => spec.hostNetwork === true],
  ['hostPID', (spec) => spec.hostPID === true],
  ['hostIPC', (spec) => spec.hostIPC === true],
  ['volumeTypes', (spec) => (spec.volumes ?? []).some((volume) => !isAdmitted(volume))],
  [
    'sysctls',
    (spec) => (spec.securityContext?.sysctls ?? []).some(({ name }) => !safeSysctls.has(name)),
  ],
  ['appArmor', (spec) => !appArmorTypes.has(spec.securityContext?.appArmorProfile?.type)],
  ['seLinux', (spec) => isForeign(spec.securityContext?.seLinuxOptions)],
  ['runAsUser', (spec) => spec.securityContext?.runAsUser === 0],
  ['windowsHostProcess', (spec) => spec.securityContext?.windowsOptions?.hostProcess === true],
];

const containerRules: readonly ContainerRule[] = [
  ['privileged', ({ securityContext }) => securityContext?.privileged === true],
  ['escalation', ({ securityContext }) => securityContext?.allowPrivilegeEscalation !== false],
  [
    'runAsNonRoot',
    ({ securityContext }, spec) =>
      (securityContext?.runAsNonRoot ?? spec.securityContext?.runAsNonRoot) !== true,
  ],
  ['containerRunAsUser', ({ securityContext }) => securityContext?.runAsUser === 0],
  [
    'dropAll',
    ({ securityContext }) => !(securityContext?.capabilities?.drop ?? []).includes('ALL'),
  ],
  [
    'addCapabilities',
    ({ securityContext }) =>
      (securityContext?.capabilities?.add ?? []).some((name) => name !== 'NET_BIND_SERVICE'),
  ],
  [
    'seccomp',
    ({ securityContext }, spec) =>
      !seccompTypes.has(
        securityContext?.seccompProfile?.type ?? spec.securityContext?.seccompProfile?.type,
      ),
  ],
  [
    'containerAppArmor',
    ({ securityContext }) => !appArmorTypes.has(securityContext?.appArmorProfile?.type),
  ],
  ['containerSeLinux', ({ securityContext }) => isForeign(securityContext?.seLinuxOptions)],
  [
    'procMount',
    ({ securityContext }) => ![undefined, 'Default'].includes(securityContext?.procMount),
  ],
  ['hostPort', ({ ports }) => (ports ?? []).some(({ hostPort }) => (hostPort ?? 0) !== 0)],
  [
    'probeHost',
    (container) =>
      [container.startupProbe, container.livenessProbe, container.readinessProbe].some(
        (probe) => (probe?.httpGet?.host ?? probe?.tcpSocket?.host ?? '') !== '',
      ),
  ],
  [
    'lifecycleHost',
    ({ lifecycle }) =>
      [lifecycle?.postStart, lifecycle?.preStop].some(
        (handler) => (handler?.httpGet?.host ?? handler?.tcpSocket?.host ?? '') !== '',
      ),
  ],
];

function isAdmitted(volume: object): boolean {
  return Object.keys(volume).every((key) => key === 'name' || admittedVolumes.has(key));
}

function isForeign(options: { type?: string; user?: string; role?: string } | undefined): boolean {
  if (options === undefined) return false;
  const { type = '', user = '', role = '' } = options;
  return !seLinuxTypes.has(type) || user !== '' || role !== '';
}
