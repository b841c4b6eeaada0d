import type { Cluster, Institute } from '../../platform/index.ts';
import { kept } from '../waves.ts';
import type { Application } from './application.ts';
import { platformProject, rootProject } from './cluster-projects.ts';
import { comparison, inCluster, retry, syncOptions } from './sync.ts';

/**
 * The two Applications that a cluster has whatever its instances are. `root` makes
 * every Application of the cluster, itself among them; `platform` makes what the
 * cluster has once. Neither ever prunes: a file that vanished from git shows as out
 * of sync, and a person decides (law 6).
 */
export function clusterApplications(cluster: Cluster, institute: Institute): Application[] {
  return [
    unpruned(institute, {
      name: 'platform',
      project: platformProject,
      source: {
        repoURL: institute.argocd.repoUrl,
        targetRevision: institute.argocd.revision,
        path: `dist/${cluster.id}/platform`,
      },
    }),
    unpruned(institute, {
      name: 'root',
      project: rootProject,
      source: {
        repoURL: institute.argocd.repoUrl,
        targetRevision: institute.argocd.revision,
        path: `dist/${cluster.id}/argocd`,
        directory: { recurse: true },
      },
    }),
  ];
}

// --- internal ---

interface Unpruned {
  readonly name: string;
  readonly project: string;
  readonly source: Application['spec']['source'];
}

function unpruned({ argocd }: Institute, { name, project, source }: Unpruned): Application {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: argocd.namespace, annotations: { ...comparison, ...kept } },
    spec: {
      project,
      source,
      destination: { server: inCluster, namespace: argocd.namespace },
      syncPolicy: {
        automated: { prune: false, selfHeal: true, allowEmpty: false },
        retry,
        // One new instance must not send all Applications and projects to the API server again.
        syncOptions: [...syncOptions, 'Prune=false', 'ApplyOutOfSyncOnly=true'],
      },
    },
  };
}
