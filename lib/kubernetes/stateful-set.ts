import type { Resolved } from '../instance/index.ts';
import { type Role, roleSelector, workloadMetadata } from './labels.ts';
import { type PodParts, podTemplate } from './pod.ts';
import type { StatefulSet } from './types.ts';
import type { Wave } from './waves.ts';

export interface StatefulSetParts extends Omit<PodParts, 'role' | 'runsOnce'> {
  readonly role: Role;
  readonly wave: Wave;
  /** Headless service that governs it. */
  readonly serviceName: string;
}

/**
 * One pod, and never two: the next one is made only when the last one is gone, with
 * whatever image or settings (law 7). `Parallel` concerns the update alone: with
 * `OrderedReady` a pod that never becomes ready would hold up its own correction.
 */
export function statefulSet(resolved: Resolved, parts: StatefulSetParts): StatefulSet {
  const { wave, serviceName, ...pod } = parts;
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: workloadMetadata(resolved, parts.role, wave),
    spec: {
      replicas: 1,
      serviceName,
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
      revisionHistoryLimit: 5,
      selector: roleSelector(parts.role),
      template: podTemplate(resolved, pod),
    },
  };
}
