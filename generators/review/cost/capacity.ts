import type { Capacity } from '../../../lib/platform/index.ts';
import type { Source } from '../source/source.ts';

/** What the cluster has, as the head says; undefined when it says nothing. The name may be anybody's. */
export function capacityOf(cluster: string, source: Source | undefined): Capacity | undefined {
  const known = source?.capacity.after;
  return known !== undefined && Object.hasOwn(known, cluster) ? known[cluster] : undefined;
}
