import { join } from 'node:path';
import type { KubernetesObject } from '../../../lib/kubernetes/object.ts';
import type { Cluster } from '../../../lib/platform/index.ts';
import { Actor } from './actor/actor.ts';
import { evaluateWith } from './actor/secrets/template.ts';
import { Applications } from './argocd/application.ts';
import type { Bed } from './bed.ts';
import { bedOptionsFor } from './fleet.ts';
import { readManifests } from './manifests.ts';
import { openBed } from './open.ts';
import type { BedOptions } from './own.ts';

/** One of the fleet's clusters, on a bed, with the actor in it. */
export interface Stage {
  readonly cluster: Cluster;
  readonly bed: Bed;
  readonly actor: Actor;
  readonly applications: Applications;
  close(): Promise<void>;
}

export type StageOptions = Pick<BedOptions, 'reconciliation' | 'tell'>;

export async function setStage(cluster: Cluster, options: StageOptions = {}): Promise<Stage> {
  const bed = await openBed({ ...bedOptionsFor(cluster), ...options });
  const actor = new Actor(bed.kubernetes, evaluateWith(bed.template));
  actor.play();
  return {
    cluster,
    bed,
    actor,
    applications: new Applications(bed.kubernetes),
    close: async () => {
      await actor.leave();
      await bed.stop();
    },
  };
}

/**
 * What the administrator of a new cluster does once, by hand, when Argo CD runs: the
 * namespaces that are there before the fleet, its projects, and the root Application
 * that makes all the rest.
 *
 * @param repository where the fleet's repository is checked out, `dist` in it
 */
export async function bootstrap(
  { bed, cluster }: Stage,
  repository = bed.repository.folder,
): Promise<void> {
  const apply = (objects: readonly KubernetesObject[]) =>
    Promise.all(
      objects.map((object) => bed.kubernetes.apply(object, { manager: 'administrator' })),
    );
  const folder = join(repository, 'dist', cluster.id);
  const platform = readManifests(join(folder, 'platform', 'manifests.yaml'));
  const applications = readManifests(join(folder, 'argocd', 'root.yaml'));
  await apply(
    [cluster.gateway.namespace, cluster.secretStore.serviceAccount.namespace].map((name) => ({
      ...{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
    })),
  );
  await apply(platform.filter(({ kind }) => kind === 'AppProject'));
  await apply(applications.filter(({ metadata }) => metadata.name === 'root'));
}
