import type { ArgoCd } from '../../platform/index.ts';
import type { ConfigMap } from '../types.ts';

/**
 * What the fleet asks of a cluster's Argo CD beyond upstream's defaults; each found on
 * a real one (test/cluster), without which nothing or not everything is ever synced.
 */
export const argocdSettings: Readonly<Record<string, string>> = {
  // The GitOps identity may read only what the fleet renders; Argo CD otherwise insists on
  // listing every kind, Secrets too, and fills no cache at all.
  'resource.respectRBAC': 'normal',
  // A claim that waits for its first consumer is as it should be: an archived instance has
  // none. Upstream calls that "progressing", and the wave would never end. A claim that is
  // stuck shows through its pod.
  'resource.customizations.health.PersistentVolumeClaim': [
    'local lost = obj.status ~= nil and obj.status.phase == "Lost"',
    'return { status = lost and "Degraded" or "Healthy" }',
    '',
  ].join('\n'),
  // A run that failed has told something, and its job is marked. Upstream calls the CronJob
  // degraded, and every sync would fail in its wave until the next good run.
  'resource.customizations.health.batch_CronJob': 'return { status = "Healthy" }\n',
  // External Secrets says anew every hour that it looked: no reason to compare an instance.
  ...Object.fromEntries(
    ['ExternalSecret', 'PushSecret'].map((kind) => [
      `resource.customizations.ignoreResourceUpdates.external-secrets.io_${kind}`,
      'jsonPointers:\n- /status/refreshTime\n',
    ]),
  ),
};

/** Applied by the cluster's administrator over upstream's own ConfigMap, server-side. */
export function settingsObject({ namespace }: ArgoCd): ConfigMap {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'argocd-cm',
      namespace,
      // Argo CD reads only what carries this label.
      labels: { 'app.kubernetes.io/part-of': 'argocd' },
    },
    data: argocdSettings,
  };
}
