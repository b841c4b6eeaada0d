import type { Cluster, Platform } from '../platform/index.ts';
import type { Instance } from './schema/instance.ts';

/** The cluster that an instance names, if the platform has it: by its own keys, not by `constructor`. */
export function clusterOf({ cluster }: Instance, { clusters }: Platform): Cluster | undefined {
  if (cluster === undefined || !Object.hasOwn(clusters, cluster)) return undefined;
  return clusters[cluster];
}
