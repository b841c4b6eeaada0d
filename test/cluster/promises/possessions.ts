import { claimKind } from '../bed/actor/kubelet/volumes.ts';
import { secretKind } from '../bed/actor/secrets/external-secret.ts';
import type { Kubernetes, Live } from '../bed/client/index.ts';
import type { Stage } from '../bed/stage.ts';

/**
 * Everything that must never be lost of some instances, as lines to compare: the
 * namespaces, claims and volumes that they are, the secrets' values, the vault.
 */
export async function possessionsOf(
  { bed, actor }: Stage,
  slugs: readonly string[],
): Promise<readonly string[]> {
  const lines = await Promise.all(
    slugs.map(async (slug) => [
      ...(await inCluster(bed.kubernetes, `eln-${slug}`)),
      ...[...actor.vault.below(`eln/${slug}/`)].map(([place, value]) => `vault ${place} ${value}`),
    ]),
  );
  return lines.flat().sort();
}

// --- internal ---

interface Claim extends Live {
  readonly spec: { readonly volumeName?: string };
}

interface Secret extends Live {
  readonly type: string;
  readonly data?: Readonly<Record<string, string>>;
}

async function inCluster(kubernetes: Kubernetes, namespace: string): Promise<readonly string[]> {
  const home = await kubernetes.find({ apiVersion: 'v1', kind: 'Namespace', name: namespace });
  const claims = await kubernetes.list<Claim>(claimKind, namespace);
  const volumes = await kubernetes.list({ apiVersion: 'v1', kind: 'PersistentVolume' });
  const secrets = await kubernetes.list<Secret>(secretKind, namespace);
  const bound = new Set(claims.map(({ spec }) => spec.volumeName));
  return [
    home === undefined ? `${namespace} is gone` : identity(home),
    ...claims.map((claim) => `${identity(claim)} on ${claim.spec.volumeName}`),
    ...volumes.filter(({ metadata }) => bound.has(metadata.name)).map(identity),
    ...secrets.map((secret) => `${namespace} Secret ${secret.metadata.name} ${contentOf(secret)}`),
  ];
}

function identity({ kind, metadata }: Live): string {
  const { namespace = '', name, uid, deletionTimestamp } = metadata;
  return `${namespace} ${kind} ${name} ${uid}${deletionTimestamp === undefined ? '' : ' going'}`;
}

/** A certificate may be issued anew; every other value must stay what it is. */
function contentOf({ type, data }: Secret): string {
  return type === 'kubernetes.io/tls' ? 'a certificate' : JSON.stringify(data);
}
