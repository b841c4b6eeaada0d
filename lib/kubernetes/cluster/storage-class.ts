import type { Cluster } from '../../platform/index.ts';
import type { StorageClass } from './types.ts';

/**
 * The class of every claim. `Retain`: a volume outlives its claim (law 6). It may
 * grow; `WaitForFirstConsumer` binds it where the pod is scheduled.
 */
export function storageClass({ storage }: Cluster): StorageClass {
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: storage.className },
    provisioner: storage.provisioner,
    reclaimPolicy: 'Retain',
    allowVolumeExpansion: true,
    volumeBindingMode: 'WaitForFirstConsumer',
  };
}
