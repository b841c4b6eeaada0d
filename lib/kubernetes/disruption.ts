import type { Resolved } from '../instance/index.ts';
import { metadata, type Role, roleSelector } from './labels.ts';
import type { DisruptionBudget } from './types.ts';
import type { Wave } from './waves.ts';

/**
 * One pod at a time, which with one replica means that a node can always be drained:
 * the pod comes back elsewhere within minutes. A pod that is not ready blocks nobody.
 */
export function disruptionBudget(resolved: Resolved, role: Role, wave: Wave): DisruptionBudget {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadata(resolved, role, wave),
    spec: {
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: roleSelector(role),
    },
  };
}
