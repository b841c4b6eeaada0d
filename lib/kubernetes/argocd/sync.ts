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
  // One changed field must not send 40 objects to the API server.
  'ApplyOutOfSyncOnly=true',
  // Two Applications that claim one object would undo each other for ever.
  'FailOnSharedResource=true',
  'RespectIgnoreDifferences=true',
];

/** Annotations of every Application. */
export const comparison: Readonly<Record<string, string>> = {
  // The API server itself says what would change: no false differences from defaults.
  'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
  // A push that touches other folders than the source path does not refresh this one.
  'argocd.argoproj.io/manifest-generate-paths': '.',
};
