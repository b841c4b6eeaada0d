import {
  clusterApplications,
  clusterProjects,
  notificationsObject,
  settingsObject,
} from '../../lib/kubernetes/argocd/index.ts';
import { clusterRoom, identityObjects } from '../../lib/kubernetes/cluster/index.ts';
import type { KubernetesObject } from '../../lib/kubernetes/object.ts';
import type { Cluster, Platform } from '../../lib/platform/index.ts';
import type { Manifest } from './manifest.ts';
import { clusterPaths } from './paths.ts';

/**
 * The files of one cluster that do not depend on which instances it runs (law 1), before they
 * are text: what `npx cdk8s synth` writes.
 */
export function clusterManifests(cluster: Cluster, platform: Platform): readonly Manifest[] {
  const origin = `lib/platform/clusters.ts ${cluster.id}`;
  const paths = clusterPaths(cluster.id);
  return [
    { path: paths.bootstrap, objects: bootstrapObjects(cluster, platform), origin },
    { path: paths.root, objects: clusterApplications(cluster, platform.institute), origin },
    { path: paths.platform, objects: clusterObjects(cluster, platform), origin },
  ];
}

/**
 * What the cluster's administrator applies once, by hand, before Argo CD can begin: its
 * identity, its settings, and what it tells the forge. Argo CD never sees this folder.
 */
export function bootstrapObjects(
  cluster: Cluster,
  { institute }: Platform,
): readonly KubernetesObject[] {
  return [
    ...identityObjects(cluster),
    settingsObject(institute.argocd),
    notificationsObject(institute),
  ];
}

/** What a cluster has once, whatever its instances are, and the projects that admit it. */
export function clusterObjects(cluster: Cluster, platform: Platform): readonly KubernetesObject[] {
  const room = clusterRoom(cluster, platform);
  return [...clusterProjects(platform.institute, room), ...room];
}
