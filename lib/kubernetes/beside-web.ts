import { roleSelector } from './labels.ts';
import type { Affinity } from './types.ts';

/**
 * For pods that mount the uploads beside the web pod (backup, drill): a claim that
 * is ReadWriteOnce can be on one node only, so they must be on the web pod's.
 */
export const besideWeb: Affinity = {
  podAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      { topologyKey: 'kubernetes.io/hostname', labelSelector: roleSelector('web') },
    ],
  },
};
