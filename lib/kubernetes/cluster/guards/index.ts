import type { Cluster, Platform } from '../../../platform/index.ts';
import type { KubernetesObject } from '../../object.ts';
import { type Guard, guardObjects } from './admission.ts';
import { applicationGuard } from './applications.ts';
import { imageGuard, routeGuard, secretGuard } from './content.ts';
import { databaseGuard, deletionGuard, volumeGuard } from './deletion.ts';
import { escrowGuard } from './escrow.ts';
import { stateGuard } from './state.ts';

/** Every guard of a cluster, in the order of their names. */
export function guards(cluster: Cluster, { institute, releases }: Platform): readonly Guard[] {
  return [
    applicationGuard(institute),
    databaseGuard(cluster),
    deletionGuard(cluster),
    escrowGuard(),
    imageGuard(releases),
    routeGuard(cluster),
    secretGuard(cluster),
    stateGuard(cluster),
    volumeGuard(cluster),
  ];
}

/** The guards as objects: a policy and a binding each. */
export function guardPolicies(cluster: Cluster, platform: Platform): readonly KubernetesObject[] {
  return guards(cluster, platform).flatMap(guardObjects);
}

export { type Guard, guardPrefix } from './admission.ts';
