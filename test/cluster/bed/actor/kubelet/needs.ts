import type { Kubernetes, Live } from '../../client/index.ts';
import type { Container, Items, Pod, Volume } from './pod.ts';

/** A Secret or ConfigMap without which a kubelet does not start a container. */
export interface Need {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  /** Keys that must be in it. */
  readonly keys: readonly string[];
}

/** What must be there before a pod's containers start; what is optional is left out. */
export function needsOf({ spec }: Pod): readonly Need[] {
  const containers = [...(spec.initContainers ?? []), ...spec.containers];
  return [...(spec.volumes ?? []).flatMap(needsOfVolume), ...containers.flatMap(needsOfContainer)];
}

/** The first thing that a pod waits for, in the kubelet's words; undefined: nothing. */
export async function missing(kubernetes: Kubernetes, pod: Pod): Promise<string | undefined> {
  const { namespace } = pod.metadata;
  for (const { kind, name, keys } of needsOf(pod)) {
    const found = await kubernetes.find<WithData>({ apiVersion: 'v1', kind, namespace, name });
    if (found === undefined) return `${kind} ${name} not found`;
    const absent = keys.find((key) => found.data?.[key] === undefined);
    if (absent !== undefined) return `${kind} ${name} has no key ${absent}`;
  }
  return undefined;
}

// --- internal ---

interface WithData extends Live {
  readonly data?: Readonly<Record<string, string>>;
}

interface MaybeNamed {
  readonly name: string;
  readonly optional?: boolean;
  readonly items?: Items;
}

function needsOfVolume({ secret, configMap, projected }: Volume): readonly Need[] {
  return [
    ...need('Secret', secret && { ...secret, name: secret.secretName }),
    ...need('ConfigMap', configMap),
    ...(projected?.sources ?? []).flatMap((source) => [
      ...need('Secret', source.secret),
      ...need('ConfigMap', source.configMap),
    ]),
  ];
}

function needsOfContainer({ env = [], envFrom = [] }: Container): readonly Need[] {
  return [
    ...env.flatMap(({ valueFrom: { secretKeyRef: secret, configMapKeyRef: map } = {} }) => [
      ...need('Secret', secret && { ...secret, items: [secret] }),
      ...need('ConfigMap', map && { ...map, items: [map] }),
    ]),
    ...envFrom.flatMap(({ secretRef, configMapRef }) => [
      ...need('Secret', secretRef),
      ...need('ConfigMap', configMapRef),
    ]),
  ];
}

function need(kind: Need['kind'], wanted: MaybeNamed | undefined): readonly Need[] {
  if (wanted === undefined || wanted.optional === true) return [];
  return [{ kind, name: wanted.name, keys: (wanted.items ?? []).map(({ key }) => key) }];
}
