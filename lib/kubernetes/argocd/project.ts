import type { KubernetesObject, Metadata } from '../object.ts';

/** What a set of Applications may deploy, and where. Argo CD 3.5, only what we set. */
export interface AppProject extends KubernetesObject {
  readonly apiVersion: 'argoproj.io/v1alpha1';
  readonly kind: 'AppProject';
  readonly metadata: Metadata;
  readonly spec: {
    readonly description: string;
    readonly sourceRepos: readonly string[];
    /** Empty: Applications of other namespaces than Argo CD's own have no say. */
    readonly sourceNamespaces: readonly [];
    readonly destinations: readonly { readonly server: string; readonly namespace: string }[];
    /** Absent or empty: no cluster-scoped object at all. */
    readonly clusterResourceWhitelist: readonly ClusterKind[];
    readonly namespaceResourceWhitelist?: readonly GroupKind[];
    readonly namespaceResourceBlacklist?: readonly GroupKind[];
  };
}

export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

export interface ClusterKind extends GroupKind {
  /** Pattern of the names; absent admits all. */
  readonly name?: string;
}
