import { at, isMap, items, textOf, type Value } from '../../manifest/value.ts';
import { type Container, containersOf } from './pod.ts';

/**
 * Everything in which a pod is not as “restricted” as ours are (facts/hardening.md D.1,
 * D.2), one sentence each: what comes between two sides is what the pod gained.
 */
export function faultsOf(pod: Value | undefined): readonly string[] {
  if (pod === undefined) return [];
  return [...podFaults(pod), ...containersOf(pod).flatMap((one) => containerFaults(one, pod))];
}

// --- internal ---

const hostSwitches = ['hostNetwork', 'hostPID', 'hostIPC', 'hostUsers', 'shareProcessNamespace'];

/** Volumes that hold nothing of the node and no token. */
const plainVolumes: ReadonlySet<string> = new Set([
  'configMap',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

/** Of users and groups of ours the lowest (facts/hardening.md D.2, row 4). */
const lowestId = 10_000;

function podFaults(pod: Value): readonly string[] {
  return [
    ...hostSwitches
      .filter((field) => at(pod, field) === true)
      .map((field) => `The pod has ${field}.`),
    ...(at(pod, 'automountServiceAccountToken') === false
      ? []
      : ['The pod gets a token of the cluster.']),
    ...(at(pod, 'enableServiceLinks') === false ? [] : ['The pod is told of every Service.']),
    ...items(at(pod, 'volumes')).flatMap(volumeFaults),
    ...items(at(pod, 'securityContext', 'sysctls')).map(
      (one) => `The pod sets ${textOf(at(one, 'name'))}.`,
    ),
    ...items(at(pod, 'hostAliases')).map(() => 'The pod has host names of its own.'),
    ...['fsGroup']
      .filter((field) => !isOurs(at(pod, 'securityContext', field)))
      .map((field) => `The pod has no ${field} of ours.`),
  ];
}

function volumeFaults(volume: Value): readonly string[] {
  const name = textOf(at(volume, 'name'));
  const kinds = isMap(volume) ? [...volume.keys()].filter((key) => key !== 'name') : [];
  const tokens = items(at(volume, 'projected', 'sources')).filter(
    (source) => at(source, 'serviceAccountToken') !== undefined,
  );
  return [
    ...kinds
      .filter((kind) => !plainVolumes.has(kind))
      .map((kind) => `The volume ${name} is a ${kind}${pathTold(at(volume, kind, 'path'))}.`),
    ...tokens.map(() => `The volume ${name} holds a token of the cluster.`),
  ];
}

function pathTold(path: Value | undefined): string {
  const text = textOf(path);
  return text === undefined ? '' : ` of ${text}`;
}

function containerFaults({ name, body }: Container, pod: Value): readonly string[] {
  const own = at(body, 'securityContext');
  /** What the container says, or else its pod. */
  const held = (...path: readonly string[]) =>
    at(own, ...path) ?? at(pod, 'securityContext', ...path);
  const says: readonly (readonly [boolean, string])[] = [
    [at(own, 'privileged') === true, 'is privileged'],
    [at(own, 'allowPrivilegeEscalation') !== false, 'may gain privileges'],
    [at(own, 'readOnlyRootFilesystem') !== true, 'may write to its own system'],
    [held('runAsNonRoot') !== true, 'may run as root'],
    [!isOurs(held('runAsUser')), `runs as user ${textOr(held('runAsUser'))}`],
    [!isOurs(held('runAsGroup')), `runs as group ${textOr(held('runAsGroup'))}`],
    [!isConfined(held('seccompProfile', 'type')), 'is held by no seccomp profile'],
    [!isConfined(held('appArmorProfile', 'type')), 'is held by no AppArmor profile'],
    [!drops(own), 'keeps capabilities'],
    [!['Default', undefined].includes(textOf(at(own, 'procMount'))), 'sees /proc unmasked'],
    [held('seLinuxOptions') !== undefined, 'has SELinux options of its own'],
    [held('windowsOptions', 'hostProcess') === true, 'is a process of the node'],
  ];
  return [
    ...says.filter(([fault]) => fault).map(([, what]) => `Container ${name} ${what}.`),
    ...items(at(own, 'capabilities', 'add')).map(
      (one) => `Container ${name} has the capability ${textOr(one)}.`,
    ),
    ...items(at(body, 'ports'))
      .filter((port) => (at(port, 'hostPort') ?? 0) !== 0)
      .map((port) => `Container ${name} takes the node’s port ${textOr(at(port, 'hostPort'))}.`),
  ];
}

function drops(context: Value | undefined): boolean {
  return items(at(context, 'capabilities', 'drop')).includes('ALL');
}

function isOurs(id: Value | undefined): boolean {
  return typeof id === 'number' && id >= lowestId;
}

function isConfined(type: Value | undefined): boolean {
  return type === 'RuntimeDefault' || type === 'Localhost';
}

function textOr(value: Value | undefined): string {
  return value === undefined ? 'of the image' : (textOf(value) ?? String(value));
}
