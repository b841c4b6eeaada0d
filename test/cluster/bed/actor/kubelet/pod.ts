import type { Live } from '../../client/index.ts';

/** A Pod, as far as the kubelet's part looks at it. */
export interface Pod extends Live {
  readonly spec: {
    readonly nodeName?: string;
    readonly restartPolicy: 'Always' | 'OnFailure' | 'Never';
    readonly initContainers?: readonly Container[];
    readonly containers: readonly Container[];
    readonly volumes?: readonly Volume[];
  };
  readonly status: {
    readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
    readonly podIP?: string;
    readonly initContainerStatuses?: readonly ContainerStatus[];
    readonly containerStatuses?: readonly ContainerStatus[];
  };
}

export interface Container {
  readonly name: string;
  readonly image: string;
  /** `Always` on an init container makes it a sidecar. */
  readonly restartPolicy?: 'Always';
  readonly env?: readonly {
    readonly name: string;
    readonly valueFrom?: {
      readonly secretKeyRef?: KeyReference;
      readonly configMapKeyRef?: KeyReference;
    };
  }[];
  readonly envFrom?: readonly { readonly secretRef?: Named; readonly configMapRef?: Named }[];
}

export interface Volume {
  readonly secret?: { readonly secretName: string; readonly optional?: boolean; items?: Items };
  readonly configMap?: { readonly name: string; readonly optional?: boolean; items?: Items };
  readonly projected?: {
    readonly sources: readonly {
      readonly secret?: Named & { readonly items?: Items };
      readonly configMap?: Named & { readonly items?: Items };
    }[];
  };
}

export type Items = readonly { readonly key: string }[];

export interface Named {
  readonly name: string;
  readonly optional?: boolean;
}

export interface KeyReference extends Named {
  readonly key: string;
}

export interface ContainerStatus {
  readonly name: string;
  readonly image: string;
  readonly imageID: string;
  readonly ready: boolean;
  readonly started: boolean;
  readonly restartCount: number;
  readonly state: {
    readonly waiting?: { readonly reason: string; readonly message?: string };
    readonly running?: { readonly startedAt: string };
    readonly terminated?: {
      readonly exitCode: number;
      readonly reason: string;
      readonly startedAt: string;
      readonly finishedAt: string;
    };
  };
}

export const podKind = { apiVersion: 'v1', kind: 'Pod' };
