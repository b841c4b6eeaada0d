import type { Instance } from '../../lib/instance/index.ts';
import { instanceFolder } from '../../lib/kubernetes/argocd/index.ts';

/** Files of an instance below `dist/`; only its own slug and its cluster decide them (law 1). */
export function instancePaths({ slug, cluster = '' }: Instance) {
  return {
    manifests: `${instanceFolder(cluster, slug)}/manifests.yaml`,
    application: `${cluster}/argocd/apps/${slug}.yaml`,
  } as const;
}

/** Files of a cluster below `dist/` that belong to no instance. */
export function clusterPaths(cluster: string) {
  return {
    bootstrap: `${cluster}/bootstrap/manifests.yaml`,
    root: `${cluster}/argocd/root.yaml`,
    platform: `${cluster}/platform/manifests.yaml`,
  } as const;
}

/** Folders below `dist/` that a cluster may have, with instances or without. */
export function clusterFolders(cluster: string): readonly string[] {
  return [cluster, `${cluster}/argocd`, `${cluster}/argocd/apps`];
}
