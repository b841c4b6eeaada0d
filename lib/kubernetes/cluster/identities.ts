import type { Cluster } from '../../platform/index.ts';
import { type GroupKind, tenantKinds } from '../argocd/index.ts';
import type { KubernetesObject } from '../object.ts';
import { pluralOf } from './plural.ts';
import type { ClusterRole, ClusterRoleBinding, PolicyRule, Subject } from './types.ts';

/**
 * What the GitOps identity may do: read and write exactly what the fleet renders, and
 * delete only what holds no data. It has no verb on Secrets or roles, and none to delete a
 * namespace, a claim, a volume, a PushSecret or an admission policy (law 6). In Argo CD's
 * own namespace it has what upstream's namespaced installation gives its controller.
 *
 * These objects are applied once by the cluster's administrator, from `bootstrap/`:
 * an identity that could change its own permissions would have all of them.
 */
export function identityObjects(cluster: Cluster): readonly KubernetesObject[] {
  const { namespace, serviceAccount } = cluster.identities.gitops;
  const subjects = [{ kind: 'ServiceAccount', name: serviceAccount, namespace }];
  return [
    clusterRole('eln-fleet-gitops', gitopsRules()),
    clusterBinding('eln-fleet-gitops', subjects),
    clusterRole('eln-fleet-break-glass', breakGlassRules()),
    clusterBinding('eln-fleet-break-glass', [
      {
        kind: 'Group',
        name: cluster.identities.breakGlassGroup,
        apiGroup: 'rbac.authorization.k8s.io',
      },
    ]),
  ];
}

/** Kinds that hold data or guard it: written by GitOps, never deleted by it. */
export const undeletable: readonly GroupKind[] = [
  { group: '', kind: 'Namespace' },
  { group: '', kind: 'PersistentVolumeClaim' },
  { group: 'external-secrets.io', kind: 'PushSecret' },
];

/** Kinds that a cluster has once: `platform` writes them and never prunes. */
export const clusterKinds: readonly GroupKind[] = [
  { group: '', kind: 'Namespace' },
  { group: 'admissionregistration.k8s.io', kind: 'ValidatingAdmissionPolicy' },
  { group: 'admissionregistration.k8s.io', kind: 'ValidatingAdmissionPolicyBinding' },
  { group: 'external-secrets.io', kind: 'ClusterSecretStore' },
  { group: 'gateway.networking.k8s.io', kind: 'Gateway' },
  { group: 'policies.kyverno.io', kind: 'ImageValidatingPolicy' },
  { group: 'scheduling.k8s.io', kind: 'PriorityClass' },
  { group: 'storage.k8s.io', kind: 'StorageClass' },
];

// --- internal ---

const read = ['get', 'list', 'watch'] as const;
const write = ['create', 'patch', 'update'] as const;

function gitopsRules(): readonly PolicyRule[] {
  const all = [...tenantKinds, ...clusterKinds];
  const deletable = tenantKinds.filter(
    ({ group, kind }) => !undeletable.some((kept) => kept.group === group && kept.kind === kind),
  );
  return [
    ...rules(all, [...read, ...write]),
    ...rules(deletable, ['delete']),
    // Argo CD shows what a workload made: read only.
    ...rules(
      [
        { group: '', kind: 'Pod' },
        { group: '', kind: 'Event' },
        { group: 'apps', kind: 'ControllerRevision' },
        { group: 'discovery.k8s.io', kind: 'EndpointSlice' },
      ],
      read,
    ),
  ];
}

/** What the last step of retirement needs: to mark, and to delete. The guards say what else must hold. */
function breakGlassRules(): readonly PolicyRule[] {
  return [
    ...rules([...undeletable, { group: '', kind: 'PersistentVolume' }], ['get', 'list', 'delete']),
    ...rules([{ group: '', kind: 'Namespace' }], ['patch']),
  ];
}

/** One rule a group, resources in order. */
function rules(kinds: readonly GroupKind[], verbs: readonly string[]): PolicyRule[] {
  const groups = [...new Set(kinds.map(({ group }) => group))].sort();
  return groups.map((group) => ({
    apiGroups: [group],
    resources: kinds
      .filter((kind) => kind.group === group)
      .map(({ kind }) => pluralOf(kind))
      .sort(),
    verbs: [...verbs],
  }));
}

type Subjects = readonly Subject[];

function clusterRole(name: string, rules: readonly PolicyRule[]): ClusterRole {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name },
    rules,
  };
}

function clusterBinding(name: string, subjects: Subjects): ClusterRoleBinding {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects,
  };
}
