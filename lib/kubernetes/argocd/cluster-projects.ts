import type { Institute } from '../../platform/index.ts';
import { kindOf } from '../fields/index.ts';
import type { KubernetesObject } from '../object.ts';
import { kept } from '../waves.ts';
import type { AppProject, GroupKind } from './project.ts';
import { inCluster } from './sync.ts';

/** Project of the Application that makes all others. */
export const rootProject = 'root';

/** Project of the Application that makes what a cluster has once. */
export const platformProject = 'platform';

/**
 * The projects that a cluster's Argo CD has whatever its instances are; each instance brings
 * its own. `room` is what the cluster has once: the
 * project of `platform` admits these kinds and no other, so that a new kind shows in
 * the review as a change of the project. `default`, which would admit anything, is emptied.
 */
export function clusterProjects(
  institute: Institute,
  room: readonly KubernetesObject[],
): readonly AppProject[] {
  const { argocd } = institute;
  const namespaces = namespacesOf(room).filter((namespace) => namespace !== argocd.namespace);
  return [
    project(argocd.namespace, 'default', {
      description: 'Admits nothing: every Application names its project.',
      sourceRepos: [],
      sourceNamespaces: [],
      destinations: [],
      clusterResourceWhitelist: [],
      namespaceResourceBlacklist: [{ group: '*', kind: '*' }],
    }),
    project(argocd.namespace, platformProject, {
      description: 'What the cluster has once, and the projects themselves.',
      sourceRepos: [argocd.repoUrl],
      sourceNamespaces: [],
      destinations: [argocd.namespace, ...namespaces].map(inNamespace),
      clusterResourceWhitelist: kindsOf(room.filter((object) => !isNamespaced(object))),
      namespaceResourceWhitelist: [
        { group: 'argoproj.io', kind: 'AppProject' },
        ...kindsOf(room.filter(isNamespaced)),
      ],
    }),
    project(argocd.namespace, rootProject, {
      description: 'The Applications themselves, and the project of each instance.',
      sourceRepos: [argocd.repoUrl],
      sourceNamespaces: [],
      destinations: [inNamespace(argocd.namespace)],
      clusterResourceWhitelist: [],
      namespaceResourceWhitelist: [
        { group: 'argoproj.io', kind: 'AppProject' },
        { group: 'argoproj.io', kind: 'Application' },
      ],
    }),
  ];
}

// --- internal ---

function project(namespace: string, name: string, spec: AppProject['spec']): AppProject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name, namespace, annotations: kept },
    spec,
  };
}

function inNamespace(namespace: string) {
  return { server: inCluster, namespace };
}

function isNamespaced({ apiVersion, kind }: KubernetesObject): boolean {
  return kindOf(apiVersion, kind)?.namespaced === true;
}

function namespacesOf(objects: readonly KubernetesObject[]): string[] {
  const named = objects.flatMap(({ metadata }) => metadata.namespace ?? []);
  return [...new Set(named)].sort();
}

/** Each kind once, by group and name. */
function kindsOf(objects: readonly KubernetesObject[]): GroupKind[] {
  const names = objects.map(({ apiVersion, kind }) => {
    const group = apiVersion.includes('/') ? apiVersion.replace(/\/.*$/, '') : '';
    return `${group}/${kind}`;
  });
  return [...new Set(names)].sort().map((name) => {
    const [group = '', kind = ''] = name.split('/');
    return { group, kind };
  });
}
