import type { KubernetesObject } from '../../../lib/kubernetes/object.ts';

/** Where the toy lives. */
export const toyNamespace = 'toy';

/** An Application of four waves, the third of which is a job. */
export function toyObjects(): readonly KubernetesObject[] {
  const annotated = (wave: number, name: string) => ({
    name,
    annotations: { 'argocd.argoproj.io/sync-wave': String(wave) },
  });
  const inside = (wave: number, name: string) => ({
    ...annotated(wave, name),
    namespace: toyNamespace,
  });
  const container = { name: 'work', image: 'registry.example/toy:1' };
  const job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: inside(2, 'work'),
    spec: {
      backoffLimit: 0,
      template: { spec: { restartPolicy: 'Never', containers: [container] } },
    },
  };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: annotated(0, toyNamespace) },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: inside(1, 'before') },
    job,
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: inside(3, 'after') },
  ];
}

/** The project and the Application that deploy it from a repository. */
export function toyApplication(repoURL: string, folder: string): readonly KubernetesObject[] {
  const inArgoCd = (name: string) => ({ name, namespace: 'argocd' });
  const destination = { server: 'https://kubernetes.default.svc', namespace: toyNamespace };
  const project = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: inArgoCd('toys'),
    spec: {
      sourceRepos: [repoURL],
      destinations: [destination],
      clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
    },
  };
  const application = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: inArgoCd('toy'),
    spec: {
      project: 'toys',
      source: { repoURL, path: folder, targetRevision: 'refs/heads/live' },
      destination,
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['ServerSideApply=true'],
      },
    },
  };
  return [project, application];
}
