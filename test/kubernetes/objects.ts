import type { Certificate } from '../../lib/kubernetes/custom/certificate.ts';
import type { CiliumNetworkPolicy } from '../../lib/kubernetes/custom/cilium.ts';
import type { ExternalSecret, PushSecret } from '../../lib/kubernetes/custom/external-secrets.ts';
import type { HTTPRoute, ListenerSet } from '../../lib/kubernetes/custom/gateway.ts';
import type { KubernetesObject } from '../../lib/kubernetes/index.ts';
import type {
  Claim,
  ConfigMap,
  Container,
  CronJob,
  DisruptionBudget,
  Job,
  LimitRange,
  Namespace,
  NetworkPolicy,
  PodSpec,
  ResourceQuota,
  Service,
  ServiceAccount,
  StatefulSet,
} from '../../lib/kubernetes/types.ts';

interface Kinds {
  Certificate: Certificate;
  CiliumNetworkPolicy: CiliumNetworkPolicy;
  ConfigMap: ConfigMap;
  CronJob: CronJob;
  ExternalSecret: ExternalSecret;
  HTTPRoute: HTTPRoute;
  Job: Job;
  LimitRange: LimitRange;
  ListenerSet: ListenerSet;
  Namespace: Namespace;
  NetworkPolicy: NetworkPolicy;
  PersistentVolumeClaim: Claim;
  PodDisruptionBudget: DisruptionBudget;
  PushSecret: PushSecret;
  ResourceQuota: ResourceQuota;
  Service: Service;
  ServiceAccount: ServiceAccount;
  StatefulSet: StatefulSet;
}

/** Every object of a kind, typed. */
export function ofKind<Kind extends keyof Kinds>(
  objects: readonly KubernetesObject[],
  kind: Kind,
): readonly Kinds[Kind][] {
  const isKind = (object: KubernetesObject): object is Kinds[Kind] => object.kind === kind;
  return objects.filter(isKind);
}

/** The one object of a kind with this name; a test that misses it fails here. */
export function one<Kind extends keyof Kinds>(
  objects: readonly KubernetesObject[],
  kind: Kind,
  name: string,
): Kinds[Kind] {
  const found = ofKind(objects, kind).find((object) => object.metadata.name === name);
  if (found === undefined) throw new Error(`no ${kind}/${name} was rendered`);
  return found;
}

export interface Pod {
  /** `StatefulSet/web`. */
  readonly where: string;
  readonly owner: StatefulSet | Job | CronJob;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: PodSpec;
}

/** Every pod that the objects would run. */
export function podsOf(objects: readonly KubernetesObject[]): readonly Pod[] {
  const owners = [
    ...ofKind(objects, 'StatefulSet'),
    ...ofKind(objects, 'Job'),
    ...ofKind(objects, 'CronJob'),
  ];
  return owners.map((owner) => {
    const template =
      owner.kind === 'CronJob' ? owner.spec?.jobTemplate.spec?.template : owner.spec?.template;
    if (template?.spec === undefined) throw new Error(`${owner.metadata.name} has no pod`);
    return {
      where: `${owner.kind}/${owner.metadata.name}`,
      owner,
      labels: template.metadata?.labels ?? {},
      spec: template.spec,
    };
  });
}

export function podOf(objects: readonly KubernetesObject[], role: string): Pod {
  const found = podsOf(objects).find(({ labels }) => labels['eln.fleet/role'] === role);
  if (found === undefined) throw new Error(`no pod of role ${role} was rendered`);
  return found;
}

export function containersOf({ spec }: Pod): readonly Container[] {
  return [...(spec.initContainers ?? []), ...spec.containers];
}

export function containerOf(pod: Pod, name: string): Container {
  const found = containersOf(pod).find((container) => container.name === name);
  if (found === undefined) throw new Error(`${pod.where} has no container ${name}`);
  return found;
}

/** A container's plain environment. */
export function environmentOf({ env }: Container): Readonly<Record<string, string>> {
  return Object.fromEntries((env ?? []).map(({ name, value }) => [name, value ?? '']));
}

/**
 * A deep copy in which one field is another value, or is gone. A step is a key, or
 * the `name` of an item of a list.
 */
export function broken(
  objects: readonly KubernetesObject[],
  kind: string,
  name: string,
  path: readonly (string | number)[],
  value: unknown,
): readonly KubernetesObject[] {
  const copy = structuredClone(objects);
  let place: unknown = copy.find((each) => each.kind === kind && each.metadata.name === name);
  for (const step of path.slice(0, -1)) place = enter(place, step);
  if (!isRecord(place)) throw new Error(`no ${kind}/${name} ${path.join('.')} to break`);
  const last = path.at(-1) ?? '';
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}

// --- internal ---

function enter(place: unknown, step: string | number): unknown {
  if (Array.isArray(place) && typeof step === 'string') {
    return place.find((item) => isRecord(item) && item['name'] === step);
  }
  return isRecord(place) ? place[step] : undefined;
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}
