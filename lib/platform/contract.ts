/** Something that a cluster must have before it takes notebooks. Its team answers for it, not this repository. */
export interface Requirement {
  readonly id: string;
  readonly group: 'versions' | 'installed' | 'network' | 'storage' | 'secrets' | 'operation';
  readonly what: string;
  readonly why: string;
  /** How anybody can see that it is so. */
  readonly look: string;
}

/** Versions that are rendered for and tested with (lib/kubernetes/fields, test/cluster). */
export const supported = { kubernetes: { oldest: '1.33', newest: '1.36' }, argocd: '3.5' } as const;

/**
 * The platform contract: what the fleet needs from a cluster. facts: hardening D.3 leaves
 * etcd, audit and nodes to the cluster's team; the rest was found on real clusters.
 */
export const contract: readonly Requirement[] = [
  {
    id: 'kubernetes-version',
    group: 'versions',
    what: `Kubernetes ${supported.kubernetes.oldest} to ${supported.kubernetes.newest}`,
    why: 'Objects are checked against the fields of both. The guards are admission policies v1, AppArmor is a field, not an annotation.',
    look: 'kubectl version',
  },
  {
    id: 'argocd-version',
    group: 'versions',
    what: `Argo CD ${supported.argocd} or newer, one in each cluster, installed from namespace-install.yaml`,
    why: 'Upstream’s cluster roles may delete everything; the GitOps identity must not be able to delete a claim, a namespace or a PushSecret (law 6). Its rights are in dist/CLUSTER/bootstrap.',
    look: 'kubectl get clusterroles -l app.kubernetes.io/part-of=argocd (prints none)',
  },
  {
    id: 'external-secrets',
    group: 'installed',
    what: 'External Secrets 1.3 or newer, with its generators and PushSecret',
    why: 'Passwords are made once in the cluster, pushed to the vault, and read from there.',
    look: 'kubectl get crd pushsecrets.external-secrets.io passwords.generators.external-secrets.io',
  },
  {
    id: 'cert-manager',
    group: 'installed',
    what: 'cert-manager with the two issuers that lib/platform/clusters.ts names',
    why: 'The public wildcard certificate, and one certificate for each MySQL.',
    look: 'kubectl get clusterissuers',
  },
  {
    id: 'gateway-api',
    group: 'installed',
    what: 'Gateway API 1.4 or newer and a controller with the named GatewayClass; it sets X-Forwarded-Proto and X-Forwarded-For and lets request bodies pass that are as large as MAX_UPLOAD_SIZE',
    why: 'eLabFTW refuses to log in over plain HTTP, and limits logins by the visitor’s address.',
    look: 'kubectl get gatewayclasses',
  },
  {
    id: 'network-policy',
    group: 'network',
    what: 'A CNI that enforces NetworkPolicy in both directions; with has.cilium, Cilium with its DNS proxy',
    why: 'Every instance denies by default. A CNI that ignores policies makes all walls decoration.',
    look: 'From a pod of an instance, reach any address that is not allowed: it must time out.',
  },
  {
    id: 'storage-class',
    group: 'storage',
    what: 'A CSI driver behind the StorageClass that is rendered: Retain, expansion, encryption at rest',
    why: 'A volume outlives its claim. Restricted zones need encrypted volumes.',
    look: 'kubectl get storageclass',
  },
  {
    id: 'etcd-encryption',
    group: 'secrets',
    what: 'etcd encrypts Secrets at rest',
    why: 'The passwords that the vault gives out lie in etcd as Secrets.',
    look: 'The API server runs with --encryption-provider-config.',
  },
  {
    id: 'vault',
    group: 'secrets',
    what: 'A vault with a versioned key-value store, its role bound to External Secrets’ service account and to the path eln/, backed up apart from the cluster',
    why: 'The vault is the truth: whoever loses it and the cluster loses the keys of every notebook.',
    look: 'vault kv metadata get kv/eln/SLUG/secret-key',
  },
  {
    id: 'pod-security',
    group: 'operation',
    what: 'The Pod Security admission plugin is on, as it is by default',
    why: 'Every namespace enforces the level “restricted”.',
    look: 'kubectl get namespaces -L pod-security.kubernetes.io/enforce',
  },
  {
    id: 'app-armor',
    group: 'operation',
    what: 'Nodes with AppArmor and a runtime with the default seccomp profile',
    why: 'Pods ask for both; a node without AppArmor refuses them.',
    look: 'kubectl get nodes, then cat /sys/module/apparmor/parameters/enabled on one',
  },
  {
    id: 'audit-policy',
    group: 'operation',
    what: 'API server audit at level Metadata or above for writes, kept 12 months, apart from the cluster',
    why: 'Who deleted what is a question that comes years later (CNIL 2021-122 sets the time).',
    look: 'The API server runs with --audit-policy-file.',
  },
  {
    id: 'break-glass',
    group: 'operation',
    what: 'The break-glass group has no standing member: two people, a ticket, a time limit',
    why: 'It alone can destroy what is marked destroyed.',
    look: 'Your identity provider’s list of the group.',
  },
];
