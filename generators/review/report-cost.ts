import type { Capacity, Prices } from '../../lib/platform/index.ts';

/**
 * What long-running pods and claims ask for. Jobs are not counted: they come and go, and
 * a quota holds them in. Of init containers only those that stay (sidecars) are.
 */
export interface Amounts {
  /** Millicores. */
  readonly cpuRequest: number;
  readonly cpuLimit: number;
  /** Mi. */
  readonly memoryRequest: number;
  readonly memoryLimit: number;
  /** Claims, in Gi. */
  readonly storage: number;
  /** Kubernetes objects that git asks for. */
  readonly objects: number;
}

export interface CostLine {
  /** Null when the sources were not given. */
  readonly before: Amounts | null;
  readonly after: Amounts | null;
  /** Below zero where it takes less. */
  readonly change: Amounts;
  /** At the prices of the report; null without them. */
  readonly yearlyChange: number | null;
}

export interface InstanceCost extends CostLine {
  readonly instance: string;
  readonly cluster: string;
}

export interface ClusterCost extends CostLine {
  readonly cluster: string;
  /** As the head says; null when it says nothing. */
  readonly capacity: Capacity | null;
}

/** An estimate at the institute's own unit prices (lib/platform/prices.json of the head), for the clusters that change. */
export interface YearlyCost {
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number;
  readonly prices: Prices;
}

export interface Cost {
  /** What the whole change adds. */
  readonly change: Amounts;
  /** Instances of which an amount changes, by cluster and slug. */
  readonly instances: readonly InstanceCost[];
  /**
   * Clusters of which a file changes. Before and after are the sum of its instances: what
   * the cluster's own room asks for is in `change` alone.
   */
  readonly clusters: readonly ClusterCost[];
  readonly yearly: YearlyCost | null;
}
