import type { Retry } from './application.ts';

/** Each cluster runs its own Argo CD, which deploys to the cluster it runs in. */
export const inCluster = 'https://kubernetes.default.svc';

/** Five tries, 30 s to 10 min apart, each against what `live` says by then. */
export const retry: Retry = {
  limit: 5,
  refresh: true,
  backoff: { duration: '30s', factor: 2, maxDuration: '10m' },
};

/** How every Application of this fleet is synced. facts/engine.md C. */
export const syncOptions: readonly string[] = [
  // Server-side apply keeps what a controller owns, and says who owns a field.
  'ServerSideApply=true',
  // A field that the cluster does not know is refused by server-side apply itself; Argo
  // CD's own look at the schema, an object at a time, is half of its controller's work.
  'Validate=false',
  // Two Applications that claim one object would undo each other for ever.
  'FailOnSharedResource=true',
  'RespectIgnoreDifferences=true',
];

/**
 * Annotations of every Application. Not `manifest-generate-paths`: where a commit changes
 * nothing of an Application, Argo CD then takes it for the commit of the last try, and
 * after a bad merge that was reverted it would never again undo what a hand changes.
 */
export const comparison: Readonly<Record<string, string>> = {
  // The API server itself says what would change: no false differences from defaults.
  'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
};
