import type { Rendered } from '../model.ts';
import { at, type Fields, fields, list, podOf } from '../pods.ts';

/** A rule of facts/hardening.md D.2 that no checker to be had would hold an object against. */
export interface Rule {
  readonly name: string;
  /** The check that it stands in for, as its own tool names it. */
  readonly instead: string;
  /** What is wrong with the object, a sentence each; empty when it is as it should be or none of its business. */
  readonly faults: (rendered: Rendered, around: Neighbours) => readonly string[];
}

/** What lies around an object: a selector sees its own namespace, a name its own cluster. */
export interface Neighbours {
  readonly inNamespace: (kind: string, of: Rendered) => readonly Rendered[];
  readonly inCluster: (kind: string, of: Rendered) => readonly Rendered[];
  /** Pods, as their makers describe them, in the namespace of this object. */
  readonly pods: (of: Rendered) => readonly Pod[];
}

export interface Pod {
  readonly maker: Rendered;
  readonly labels: Fields;
  readonly spec: Fields;
}

export function neighbours(objects: readonly Rendered[]): Neighbours {
  const cluster = ({ cluster }: Rendered): string => cluster;
  const space = (of: Rendered): string => `${of.cluster} ${of.object.metadata.namespace ?? ''}`;
  const inCluster = grouped(objects, (of) => `${cluster(of)} ${of.object.kind}`);
  const inNamespace = grouped(objects, (of) => `${space(of)} ${of.object.kind}`);
  const pods = grouped(objects.flatMap(podsOf), ({ maker }) => space(maker));
  return {
    inCluster: (kind, of) => inCluster.get(`${cluster(of)} ${kind}`) ?? [],
    inNamespace: (kind, of) => inNamespace.get(`${space(of)} ${kind}`) ?? [],
    pods: (of) => pods.get(space(of)) ?? [],
  };
}

/** Whether a label selector takes these labels; an empty one takes any. */
export function selects(selector: unknown, labels: Fields): boolean {
  const equal = Object.entries(fields(at(selector, 'matchLabels')));
  if (equal.some(([key, value]) => labels[key] !== value)) return false;
  return list(at(selector, 'matchExpressions'))
    .map(fields)
    .every(({ key, operator, values }) => {
      const own = labels[String(key)];
      if (operator === 'Exists') return own !== undefined;
      if (operator === 'DoesNotExist') return own === undefined;
      const among = own !== undefined && list(values).includes(own);
      return operator === 'NotIn' ? !among : among;
    });
}

// --- internal ---

function podsOf(maker: Rendered): readonly Pod[] {
  const pod = podOf(maker.object);
  if (pod === undefined) return [];
  return [{ maker, labels: fields(at(pod, 'metadata', 'labels')), spec: fields(pod['spec']) }];
}

/** `Map.groupBy`, which Node 20 does not have yet. */
function grouped<T>(
  items: readonly T[],
  key: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
