import type { Resolved } from '../../instance/index.ts';
import type { Institute } from '../../platform/index.ts';
import { kept } from '../waves.ts';
import type { AppProject, GroupKind } from './project.ts';
import { inCluster } from './sync.ts';

/**
 * Namespaced kinds that an instance may consist of. Left out on purpose: `Secret`
 * (values live in the vault), everything of RBAC, and whatever runs without having
 * been rendered here.
 */
export const tenantKinds: readonly GroupKind[] = [
  { group: '', kind: 'ConfigMap' },
  { group: '', kind: 'LimitRange' },
  { group: '', kind: 'PersistentVolumeClaim' },
  { group: '', kind: 'ResourceQuota' },
  { group: '', kind: 'Service' },
  { group: '', kind: 'ServiceAccount' },
  { group: 'apps', kind: 'StatefulSet' },
  { group: 'batch', kind: 'CronJob' },
  { group: 'batch', kind: 'Job' },
  { group: 'cert-manager.io', kind: 'Certificate' },
  { group: 'cilium.io', kind: 'CiliumNetworkPolicy' },
  { group: 'external-secrets.io', kind: 'ExternalSecret' },
  { group: 'external-secrets.io', kind: 'PushSecret' },
  { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' },
  { group: 'gateway.networking.k8s.io', kind: 'ListenerSet' },
  { group: 'generators.external-secrets.io', kind: 'Password' },
  { group: 'monitoring.coreos.com', kind: 'PrometheusRule' },
  { group: 'monitoring.coreos.com', kind: 'ServiceMonitor' },
  { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  { group: 'policy', kind: 'PodDisruptionBudget' },
];

/**
 * What an instance's Application may deploy: this repository, listed kinds, into its own
 * namespace. A project of its own, because one for all would let the manifests of an
 * instance name the namespace of any other.
 */
export function instanceProject({ namespace }: Resolved, { argocd }: Institute): AppProject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name: namespace,
      namespace: argocd.namespace,
      annotations: {
        ...kept,
        // Before the Application, which is in error without it.
        'argocd.argoproj.io/sync-wave': '-1',
      },
    },
    spec: {
      description: 'One electronic lab notebook.',
      sourceRepos: [argocd.repoUrl],
      sourceNamespaces: [],
      destinations: [{ server: inCluster, namespace }],
      clusterResourceWhitelist: [{ group: '', kind: 'Namespace', name: namespace }],
      namespaceResourceWhitelist: tenantKinds,
    },
  };
}
