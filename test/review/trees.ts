import type { Tree } from '../../generators/review/index.ts';

/** Parts of a small `dist/`, for the tests of the review. JSON is YAML too. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

export type Manifest = { readonly [key: string]: Json };

export const manifestsOfX = 'ouest/umr-x/manifests.yaml';

/** One file of manifests. */
export function file(...manifests: readonly Manifest[]): string {
  return manifests.map((manifest) => `---\n${JSON.stringify(manifest, null, 1)}\n`).join('');
}

/** A tree of files, each given as its manifests or as its text. */
export function tree(files: Readonly<Record<string, string | readonly Manifest[]>>): Tree {
  return new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? content : file(...content),
    ]),
  );
}

/** A tree with one instance, `umr-x` on `ouest`, of these manifests. */
export function instance(...manifests: readonly Manifest[]): Tree {
  return tree({ [manifestsOfX]: manifests });
}

export function object(kind: string, name: string, rest: Manifest, apiVersion = 'v1'): Manifest {
  return { apiVersion, kind, metadata: { name, namespace: 'eln-umr-x' }, ...rest };
}

export function claim(storage: Json = '20Gi', name = 'files'): Manifest {
  return object('PersistentVolumeClaim', name, { spec: { resources: { requests: { storage } } } });
}

export function namespace(name = 'eln-umr-x'): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

export function web(image: string, env: readonly Json[] = [], resources: Manifest = {}): Manifest {
  const containers = [{ name: 'web', image, env, resources }];
  return object('StatefulSet', 'web', { spec: { template: { spec: { containers } } } }, 'apps/v1');
}

export function route(...hostnames: readonly string[]): Manifest {
  return object('HTTPRoute', 'web', { spec: { hostnames } }, 'gateway.networking.k8s.io/v1');
}

export function settings(data: Manifest, name = 'settings'): Manifest {
  return object('ConfigMap', name, { data });
}
