import type { KubernetesObject } from '../../lib/kubernetes/object.ts';

/** A map read from a manifest, of which nothing is known yet. */
export type Fields = { readonly [key: string]: unknown };

export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value at this path of keys, or undefined. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const key of path) found = fields(found)[key];
  return found;
}

/** Kinds whose pods run until somebody ends them. */
export const lasting: ReadonlySet<string> = new Set(['StatefulSet', 'Deployment', 'DaemonSet']);

/** The pod (metadata and spec) that an object makes, if it makes any. */
export function podOf(object: KubernetesObject): Fields | undefined {
  if (object.kind === 'Pod') return { ...object };
  const template =
    object.kind === 'CronJob'
      ? at(object, 'spec', 'jobTemplate', 'spec', 'template')
      : at(object, 'spec', 'template');
  const makesPods = lasting.has(object.kind) || object.kind === 'Job' || object.kind === 'CronJob';
  return makesPods ? fields(template) : undefined;
}

/** Every container of a pod, those that run first included. */
export function containersOf(pod: Fields): readonly Fields[] {
  return [...list(at(pod, 'spec', 'initContainers')), ...list(at(pod, 'spec', 'containers'))].map(
    fields,
  );
}
