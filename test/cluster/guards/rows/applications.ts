import type { KubernetesObject } from '../../../../lib/kubernetes/object.ts';
import { type Cluster, platform } from '../../../../lib/platform/index.ts';
import { changing, creating, type Request, type Row, rowsOf } from '../row.ts';

const { argocd } = platform.institute;
const argo = { apiVersion: 'argoproj.io/v1alpha1' };
const server = 'https://kubernetes.default.svc';

/** An Application that is there before the guards are, and is about two instances. */
export const crooked: KubernetesObject = applicationOf('crooked', 'eln-crooked', 'eln-active');

/** Whose Applications and projects are about what. */
export function applicationRows(cluster: Cluster): readonly Row[] {
  const { passes, fails } = rowsOf('applications');
  const folder = (slug: string) => `dist/${cluster.id}/${slug}`;
  const application = (
    project: string,
    namespace: string,
    source: object = { path: folder('new') },
  ): Request => creating(applicationOf('new', project, namespace, source));
  const status = { sourceType: 'Directory' };
  return [
    passes('gitops', 'deploys an instance', application('eln-new', 'eln-new')),
    passes('gitops', 'deploys what is no instance', application('platform', argocd.namespace)),
    fails('gitops', 'deploys into another instance', application('eln-new', 'eln-active')),
    fails('gitops', 'borrows another instance’s project', application('eln-active', 'eln-new')),
    fails('gitops', 'passes for another instance', application('eln-active', 'eln-active')),
    fails('gitops', 'deploys an instance by platform', application('platform', 'eln-active')),
    fails(
      'gitops',
      'follows the folder of another instance',
      application('eln-new', 'eln-new', { path: folder('active') }),
    ),
    fails(
      'administrator',
      'follows another repository',
      application('eln-new', 'eln-new', {
        repoURL: 'https://git.example/other.git',
        path: folder('new'),
      }),
    ),
    passes('gitops', 'makes the project of an instance', project('eln-new', 'eln-new')),
    passes('gitops', 'makes another project', project('other', 'far-away')),
    fails('gitops', 'has a project admit another instance', project('eln-new', 'eln-active')),
    fails('gitops', 'has a project admit every instance', project('eln-new', 'eln-*')),
    fails('gitops', 'has another project admit an instance', project('other', 'eln-active')),
    fails(
      'gitops',
      'has the project of an instance admit a ClusterRole',
      project('eln-new', 'eln-new', [
        { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'eln-new' },
      ]),
    ),
    passes(
      'gitops',
      'reports the status of an Application that was there before',
      changing({ ...argo, kind: 'Application', ...crooked.metadata }, { status }),
    ),
    fails(
      'gitops',
      'changes that one without mending it',
      changing(
        { ...argo, kind: 'Application', ...crooked.metadata },
        { spec: { source: { path: 'dist/elsewhere' } } },
      ),
    ),
  ];
}

// --- internal ---

function applicationOf(
  name: string,
  project: string,
  namespace: string,
  source: object = { path: `dist/${name}` },
): KubernetesObject {
  const spec = {
    project,
    source: { repoURL: argocd.repoUrl, targetRevision: argocd.revision, ...source },
    destination: { server, namespace },
  };
  const metadata = { name, namespace: argocd.namespace };
  return objectWith({ ...argo, kind: 'Application', metadata }, spec);
}

function project(name: string, namespace: string, kinds?: readonly object[]): Request {
  const own = { group: '', kind: 'Namespace', name: namespace };
  const metadata = { name, namespace: argocd.namespace };
  return creating(
    objectWith(
      { ...argo, kind: 'AppProject', metadata },
      {
        sourceRepos: [argocd.repoUrl],
        destinations: [{ server, namespace }],
        clusterResourceWhitelist: kinds ?? [own],
      },
    ),
  );
}

/** A KubernetesObject has no spec of its own in our types. */
function objectWith(head: KubernetesObject, spec: object): KubernetesObject & { spec: object } {
  return { ...head, spec };
}
