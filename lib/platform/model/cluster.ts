/** A Kubernetes cluster that Argo CD deploys to. Each runs its own Argo CD for its own tree. */
export interface Cluster {
  readonly id: string;
  /** Where it stands, for people. */
  readonly title: string;
  /** Instances answer at `<slug>.<domain>`; one wildcard certificate covers them. */
  readonly domain: string;
  /** Set aside for restricted zones: nothing else lives there, and they live nowhere else. */
  readonly restricted: boolean;
  /** Reference of the certificate by which it may host health data (HDS); absent where it has none. */
  readonly healthCertificate?: string;
  readonly gateway: GatewayPlace;
  readonly storage: StoragePlace;
  /** The External Secrets store that speaks to the vault. */
  readonly secretStore: VaultPlace;
  /** The cert-manager issuer of certificates inside the cluster (MySQL's). */
  readonly issuer: { readonly kind: 'ClusterIssuer'; readonly name: string };
  readonly network: ClusterNetwork;
  /** What may or may not be installed in the cluster. */
  readonly has: {
    readonly cilium: boolean;
    readonly kyverno: boolean;
    readonly prometheus: boolean;
  };
  /** Who may do what beside the cluster's own controllers (law 6). */
  readonly identities: ClusterIdentities;
  /** How `/run` is given to s6-overlay (facts/elabftw.md 2.3): a sub-path that the pod's own uid
   * owns, or, where a cluster's volumes forbid that, a world-writable one. */
  readonly runDirectory: 'owned' | 'world-writable';
}

/** Identities that guards and permissions name. */
export interface ClusterIdentities {
  /** Service account by which Argo CD's controller applies what git says. */
  readonly gitops: { readonly namespace: string; readonly serviceAccount: string };
  /** Group of the people who may, two at a time, destroy what is marked `destroyed`. */
  readonly breakGlassGroup: string;
}

/** The shared Gateway whose wildcard listener serves every instance. */
export interface GatewayPlace {
  /** GatewayClass, for the Gateway that the cluster's room renders. */
  readonly className: string;
  readonly name: string;
  readonly namespace: string;
  /** `sectionName` of the wildcard HTTPS listener. */
  readonly listener: string;
  /** The cert-manager issuer of the certificates that visitors see. */
  readonly issuer: { readonly kind: 'ClusterIssuer'; readonly name: string };
  /** Labels of the pods that proxy for the Gateway: who may speak to a web pod. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Addresses of those pods: whose `X-Forwarded-For` the web pod believes. */
  readonly cidrs: readonly string[];
}

/** The vault, as External Secrets reaches it: KV version 2, so that an overwritten value is kept. */
export interface VaultPlace {
  readonly kind: 'ClusterSecretStore';
  readonly name: string;
  readonly server: string;
  /** Mount of the KV engine. */
  readonly mount: string;
  /** Role that the vault gives to External Secrets' own service account. */
  readonly role: string;
  readonly serviceAccount: { readonly namespace: string; readonly name: string };
}

export interface StoragePlace {
  /** StorageClass of every claim; its reclaim policy is Retain (law 6). */
  readonly className: string;
  /** Provisioner, for the StorageClass that the cluster's room renders. */
  readonly provisioner: string;
}

/** Addresses that instances may speak to, for NetworkPolicy, which knows no names. */
export interface ClusterNetwork {
  readonly dns: {
    readonly namespace: string;
    readonly podLabels: Readonly<Record<string, string>>;
  };
  readonly mail: NetworkPeer;
  /** Where federation metadata is fetched from. */
  readonly identity: NetworkPeer;
  /** Where timestamp authorities answer, direct or through the institute's proxy. */
  readonly timestamp: NetworkPeer;
  /** The institute's object store, for instances that keep uploads there and for backups. */
  readonly objectStore: NetworkPeer;
  /** The institute's MySQL servers, for instances whose database is `external`. */
  readonly database: NetworkPeer;
}

export interface NetworkPeer {
  /** Host name, for policies by name and for settings. */
  readonly host: string;
  readonly port: number;
  /** Addresses behind that name, in CIDR notation. */
  readonly cidrs: readonly string[];
}
