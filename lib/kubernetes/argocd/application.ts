import type { KubernetesObject, Metadata } from '../object.ts';

/** What Argo CD deploys from one folder of this repository. Argo CD 3.5, only what we set. */
export interface Application extends KubernetesObject {
  readonly apiVersion: 'argoproj.io/v1alpha1';
  readonly kind: 'Application';
  readonly metadata: Metadata;
  readonly spec: {
    readonly project: string;
    readonly source: {
      readonly repoURL: string;
      readonly targetRevision: string;
      readonly path: string;
      /** Absent where false: Argo CD drops a folder's zero values from the Application itself. */
      readonly directory?: { readonly recurse: true };
    };
    readonly destination: { readonly server: string; readonly namespace: string };
    readonly syncPolicy: {
      readonly automated: {
        readonly prune: boolean;
        readonly selfHeal: boolean;
        readonly allowEmpty: false;
      };
      readonly retry: Retry;
      readonly syncOptions: readonly string[];
    };
  };
}

export interface Retry {
  readonly limit: number;
  readonly refresh: boolean;
  readonly backoff: {
    readonly duration: string;
    readonly factor: number;
    readonly maxDuration: string;
  };
}
