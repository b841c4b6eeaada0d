import type { Kubernetes, Live } from '../../client/index.ts';
import type { Part } from '../part.ts';

/** A claim, as far as the storage's part looks at it. */
export interface Claim extends Live {
  readonly spec: {
    readonly accessModes: readonly string[];
    readonly storageClassName?: string;
    readonly volumeName?: string;
    readonly resources: { readonly requests: { readonly storage: string } };
  };
  readonly status: { readonly phase?: 'Pending' | 'Bound' | 'Lost' };
}

interface StorageClass extends Live {
  readonly provisioner: string;
  readonly reclaimPolicy?: 'Delete' | 'Retain';
  readonly volumeBindingMode?: 'Immediate' | 'WaitForFirstConsumer';
}

interface Volume extends Live {
  readonly spec: { readonly persistentVolumeReclaimPolicy: string };
  readonly status: { readonly phase: string };
}

/** What the scheduler writes on a claim when it has chosen a node for its first pod. */
const chosen = 'volume.kubernetes.io/selected-node';

export const claimKind = { apiVersion: 'v1', kind: 'PersistentVolumeClaim' };
export const volumeKind = { apiVersion: 'v1', kind: 'PersistentVolume' };

/**
 * Plays the storage's provisioner for claims: makes the volume that a claim asks for;
 * Kubernetes' own controller binds the two.
 */
export function provisioner(kubernetes: Kubernetes): Part<Claim> {
  return {
    kind: claimKind,
    reconcile: async ({ metadata, spec }) => {
      if (spec.volumeName !== undefined || spec.storageClassName === undefined) return undefined;
      const storage = await kubernetes.find<StorageClass>({
        apiVersion: 'storage.k8s.io/v1',
        kind: 'StorageClass',
        name: spec.storageClassName,
      });
      if (storage === undefined) return 500;
      const waits = storage.volumeBindingMode === 'WaitForFirstConsumer';
      if (waits && metadata.annotations?.[chosen] === undefined) return undefined;
      const { namespace, name, uid } = metadata;
      const volume = {
        ...volumeKind,
        metadata: { name: `pvc-${uid}` },
        spec: {
          accessModes: spec.accessModes,
          capacity: { storage: spec.resources.requests.storage },
          claimRef: { ...claimKind, namespace, name, uid },
          csi: { driver: storage.provisioner, volumeHandle: uid },
          persistentVolumeReclaimPolicy: storage.reclaimPolicy ?? 'Delete',
          storageClassName: spec.storageClassName,
        },
      };
      await kubernetes.apply(volume, { manager: 'provisioner' });
      return undefined;
    },
  };
}

/** Plays the other half: a volume whose claim is gone is erased, unless its policy retains it. */
export function eraser(kubernetes: Kubernetes): Part<Volume> {
  return {
    kind: volumeKind,
    reconcile: async ({ metadata, spec, status }) => {
      if (status.phase !== 'Released' || spec.persistentVolumeReclaimPolicy !== 'Delete') {
        return undefined;
      }
      await kubernetes.delete({ ...volumeKind, name: metadata.name });
      return undefined;
    },
  };
}
