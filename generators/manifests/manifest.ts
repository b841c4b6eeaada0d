import type { KubernetesObject } from '../../lib/kubernetes/object.ts';

/** One file of `dist/` before it is text: one cdk8s `Chart`. */
export interface Manifest {
  /** Relative to `dist/`: `ouest/umr-agro/manifests.yaml`. */
  readonly path: string;
  /** In the order in which they are written. */
  readonly objects: readonly KubernetesObject[];
  /** What a reader would edit, for messages: `instances/umr-agro.ts`. */
  readonly origin: string;
}

/** Where cdk8s would put it: a folder, and the chart's id, to which it adds `.yaml`. */
export function placeOf({ path }: Manifest): { readonly folder: string; readonly id: string } {
  const [, folder = '', id = ''] = /^(.*)\/([^/]+)\.yaml$/.exec(path) ?? [];
  return { folder, id };
}
