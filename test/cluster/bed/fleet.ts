import { bootstrapObjects } from '../../../generators/manifests/index.ts';
import { type Cluster, platform } from '../../../lib/platform/index.ts';
import type { BedOptions } from './own.ts';

/** What a bed needs to know to be one of the fleet's clusters. */
export function bedOptionsFor(cluster: Cluster): BedOptions {
  return {
    repoUrl: platform.institute.argocd.repoUrl,
    bootstrap: bootstrapObjects(cluster, platform),
  };
}

/** A cluster of the platform by its name. */
export function clusterNamed(id: string): Cluster {
  const cluster = platform.clusters[id];
  if (cluster !== undefined) return cluster;
  throw new Error(`no such cluster: ${id}; there are ${Object.keys(platform.clusters).join(', ')}`);
}
