import type { Resolved } from '../../instance/index.ts';
import type { Institute } from '../../platform/index.ts';
import { label, labelDomain } from '../labels.ts';
import { kept } from '../waves.ts';
import type { Application } from './application.ts';
import { comparison, inCluster, retry, syncOptions } from './sync.ts';

/** Folder of `dist/` that holds an instance's objects. */
export function instanceFolder(cluster: string, slug: string): string {
  return `${cluster}/${slug}`;
}

/**
 * The Application of one instance. It has no finalizer, so that deleting it leaves
 * the notebook running (law 6). It prunes, because a job whose name hashes what it
 * does must go when its successor comes; claims and namespace refuse that for
 * themselves, and a source without any object is never taken for "prune all".
 */
export function instanceApplication(resolved: Resolved, institute: Institute): Application {
  const { slug, namespace, instance } = resolved;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: slug,
      namespace: institute.argocd.namespace,
      labels: {
        'app.kubernetes.io/managed-by': 'eln-fleet',
        'app.kubernetes.io/name': 'elabftw',
        'app.kubernetes.io/part-of': slug,
        [label.slug]: slug,
        [label.stage]: instance.stage,
        [label.state]: instance.state,
        ...(instance.ring === undefined ? {} : { [label.ring]: instance.ring }),
      },
      annotations: {
        ...comparison,
        ...kept,
        // Notifications tell the issue what has become of its notebook.
        [requestAnnotation]: String(instance.request.number),
      },
    },
    spec: {
      // Called after the namespace: instanceProject.
      project: namespace,
      source: {
        repoURL: institute.argocd.repoUrl,
        targetRevision: institute.argocd.revision,
        path: `dist/${instanceFolder(resolved.cluster.id, slug)}`,
      },
      destination: { server: inCluster, namespace },
      syncPolicy: {
        automated: { prune: true, selfHeal: true, allowEmpty: false },
        retry,
        // Never `ApplyOutOfSyncOnly`: a retry would leave out the failed job, which is Synced,
        // and go on to the waves behind it: the new release's web pod and the route.
        syncOptions: [...syncOptions, 'PruneLast=true'],
      },
    },
  };
}

/** Number of the issue that asked for the instance. */
export const requestAnnotation = `${labelDomain}/request`;
