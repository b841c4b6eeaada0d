import { type Cluster, platform } from '../../../lib/platform/index.ts';
import { gitopsUser } from '../bed/argocd/accounts.ts';
import type { Kubernetes } from '../bed/client/index.ts';

/** Who asks. */
export const identities = [
  'gitops',
  'break-glass',
  'administrator',
  'namespace-controller',
  'garbage-collector',
] as const;
export type Identity = (typeof identities)[number];

/**
 * The cluster asked as one of them, who besides may do everything: so that nothing but
 * the guards can refuse.
 */
export function almighty(kubernetes: Kubernetes, cluster: Cluster, who: Identity): Kubernetes {
  const { user, groups } = identityOf(cluster, who);
  return kubernetes.as(user, [...groups, 'system:masters']);
}

/** The cluster asked as one of them, with the rights that the fleet gives. */
export function ordinary(kubernetes: Kubernetes, cluster: Cluster, who: Identity): Kubernetes {
  const { user, groups } = identityOf(cluster, who);
  return kubernetes.as(user, [...groups, 'system:authenticated']);
}

/** A host in the domain of the cluster. */
export function hostOf(slug: string, cluster: Cluster): string {
  return `${slug}.${cluster.domain}`;
}

/** Images that may run beside a notebook. */
export const pinnedImages = [...platform.releases.elabftw, ...platform.releases.mysql].map(
  ({ image, tag, digest }) => `${image}:${tag}@${digest}`,
);

// --- internal ---

function identityOf({ identities: known }: Cluster, who: Identity) {
  const controller = (name: string) => `system:serviceaccount:kube-system:${name}`;
  const people = {
    gitops: { user: gitopsUser, groups: [] },
    'break-glass': { user: 'a person on call', groups: [known.breakGlassGroup] },
    administrator: { user: 'a stranger with cluster-admin', groups: [] },
    'namespace-controller': { user: controller('namespace-controller'), groups: [] },
    'garbage-collector': { user: controller('generic-garbage-collector'), groups: [] },
  } satisfies Record<Identity, { user: string; groups: readonly string[] }>;
  return people[who];
}
