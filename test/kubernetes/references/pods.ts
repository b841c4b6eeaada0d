import { type KubernetesObject, priorityClasses } from '../../../lib/kubernetes/index.ts';
import { containersOf, ofKind, type Pod, podsOf } from '../objects.ts';
import { madeSecrets } from './made-secrets.ts';
import { mountedFiles } from './mounted-files.ts';

/** What pods name: accounts, classes, volumes and what they hold, ports, programs, hosts. */
export function podReferences(objects: readonly KubernetesObject[]): readonly string[] {
  return podsOf(objects).flatMap((pod) => [
    ...named(
      pod,
      'service account',
      [pod.spec.serviceAccountName],
      names(objects, 'ServiceAccount'),
    ),
    ...named(pod, 'priority class', [pod.spec.priorityClassName], classes),
    ...named(pod, 'claim', claimsOf(pod), names(objects, 'PersistentVolumeClaim')),
    ...named(pod, 'config map', configMapsOf(pod), names(objects, 'ConfigMap')),
    ...secretKeysOf(pod, objects),
    ...volumesOf(pod),
    ...portsOf(pod),
    ...programsOf(pod, objects),
    ...hostsOf(pod, objects),
    ...ownSelectors(pod),
  ]);
}

// --- internal ---

const classes = new Set(priorityClasses().map(({ metadata }) => metadata.name));

function names(
  objects: readonly KubernetesObject[],
  kind: 'ServiceAccount' | 'PersistentVolumeClaim' | 'ConfigMap' | 'Service',
): ReadonlySet<string> {
  return new Set(ofKind(objects, kind).map(({ metadata }) => metadata.name));
}

function named(
  { where }: Pod,
  what: string,
  wanted: readonly (string | undefined)[],
  known: ReadonlySet<string>,
): readonly string[] {
  return wanted
    .filter((name) => name === undefined || !known.has(name))
    .map((name) => `${where}: ${what} ${name}`);
}

function claimsOf({ spec }: Pod): readonly (string | undefined)[] {
  return (spec.volumes ?? []).flatMap(({ persistentVolumeClaim }) =>
    persistentVolumeClaim === undefined ? [] : [persistentVolumeClaim.claimName],
  );
}

function configMapsOf({ spec }: Pod): readonly (string | undefined)[] {
  return (spec.volumes ?? []).flatMap(({ configMap, projected }) => [
    ...(configMap === undefined ? [] : [configMap.name]),
    ...(projected?.sources ?? []).flatMap((source) =>
      source.configMap === undefined ? [] : [source.configMap.name],
    ),
  ]);
}

function secretKeysOf(pod: Pod, objects: readonly KubernetesObject[]): readonly string[] {
  const made = madeSecrets(objects);
  const wanted = (pod.spec.volumes ?? []).flatMap(({ projected }) =>
    (projected?.sources ?? []).flatMap(({ secret }) =>
      (secret?.items ?? []).map(({ key }) => [secret?.name ?? '', key] as const),
    ),
  );
  return wanted
    .filter(([secret, key]) => made.get(secret)?.has(key) !== true)
    .map(([secret, key]) => `${pod.where}: secret ${secret} key ${key}`);
}

/** Each mount has a volume, and each volume a mount. */
function volumesOf(pod: Pod): readonly string[] {
  const volumes = new Set((pod.spec.volumes ?? []).map(({ name }) => name));
  const mounts = containersOf(pod).flatMap(({ volumeMounts }) => volumeMounts ?? []);
  const mounted = new Set(mounts.map(({ name }) => name));
  return [
    ...[...mounted].filter((name) => !volumes.has(name)).map((name) => `volume ${name}`),
    ...[...volumes].filter((name) => !mounted.has(name)).map((name) => `mount of ${name}`),
  ].map((what) => `${pod.where}: ${what}`);
}

/** Ports that probes call by name. */
function portsOf(pod: Pod): readonly string[] {
  return containersOf(pod).flatMap((container) => {
    const known = new Set((container.ports ?? []).map(({ name }) => name));
    return [container.startupProbe, container.livenessProbe, container.readinessProbe]
      .flatMap((probe) => [probe?.httpGet?.port, probe?.tcpSocket?.port])
      .filter((port) => typeof port === 'string' && !known.has(port))
      .map((port) => `${pod.where}: port ${port} of ${container.name}`);
  });
}

/** Files below /fleet that commands run are mounted there, and so is what these require. */
function programsOf(pod: Pod, objects: readonly KubernetesObject[]): readonly string[] {
  return containersOf(pod).flatMap((container) => {
    const files = mountedFiles(container, pod.spec, objects);
    const started = (container.command ?? []).filter((word) => /^\/(?:fleet|desired)\//.test(word));
    return [...new Set(started.flatMap((path) => withRequired(path, files)))]
      .filter((path) => !files.has(path))
      .map((path) => `${pod.where}: program ${path} of ${container.name}`);
  });
}

/** A program, and those that it requires, and theirs. */
function withRequired(
  path: string,
  files: ReadonlyMap<string, string>,
  known: readonly string[] = [],
): readonly string[] {
  if (known.includes(path)) return [];
  const folder = path.slice(0, path.lastIndexOf('/'));
  const text = files.get(path) ?? '';
  const required = [
    ...text.matchAll(/require __DIR__ \. '(?<file>[^']+)'/g),
    ...text.matchAll(/^import .* from '\.(?<file>\/[^']+)';$/gm),
  ].map(({ groups }) => `${folder}${groups?.['file']}`);
  return [path, ...required.flatMap((one) => withRequired(one, files, [...known, path]))];
}

const hostVariables = ['DB_HOST', 'REDIS_HOST', 'OPENCLONING_URL'] as const;

/** Hosts without a dot are services of the same namespace; files in the environment are mounted. */
function hostsOf(pod: Pod, objects: readonly KubernetesObject[]): readonly string[] {
  const services = names(objects, 'Service');
  return containersOf(pod).flatMap((container) => {
    const values = new Map((container.env ?? []).map(({ name, value }) => [name, value ?? '']));
    const hosts = hostVariables.flatMap((name) => {
      const value = values.get(name);
      if (value === undefined) return [];
      return [name.endsWith('_URL') ? new URL(value).hostname : value];
    });
    const asked = (container.command ?? [])
      .filter((word) => word.startsWith('http'))
      .map((word) => new URL(word).hostname);
    const certificate = values.get('DB_CERT_PATH');
    const files = mountedFiles(container, pod.spec, objects);
    return [
      ...[...hosts, ...asked]
        .filter((host) => !host.includes('.') && !services.has(host))
        .map((host) => `${pod.where}: host ${host} of ${container.name}`),
      ...(certificate === undefined || files.has(certificate)
        ? []
        : [`${pod.where}: file ${certificate} of ${container.name}`]),
    ];
  });
}

/** A workload selects its own pods, and a spread constraint too. */
function ownSelectors(pod: Pod): readonly string[] {
  const { owner, labels, spec, where } = pod;
  const selectors = [
    ...(owner.kind === 'StatefulSet' ? [owner.spec?.selector] : []),
    ...(spec.topologySpreadConstraints ?? []).map(({ labelSelector }) => labelSelector),
  ];
  return selectors
    .filter((selector) =>
      Object.entries(selector?.matchLabels ?? { none: 'given' }).some(
        ([key, value]) => labels[key] !== value,
      ),
    )
    .map(() => `${where}: own selector`);
}
