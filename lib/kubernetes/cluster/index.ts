/** What a cluster has once: its storage, its Gateway, its way to the vault, its guards, its identities. */
import type { Cluster, Platform } from '../../platform/index.ts';
import { label } from '../labels.ts';
import type { KubernetesObject } from '../object.ts';
import { priorityClasses } from '../priority.ts';
import { gatewayObjects } from './gateway.ts';
import { guardPolicies } from './guards/index.ts';
import { provenancePolicy } from './provenance.ts';
import { secretStore } from './secret-store.ts';
import { storageClass } from './storage-class.ts';

export { guards } from './guards/index.ts';
export { identityObjects } from './identities.ts';

/** Everything that Argo CD's `platform` Application keeps in a cluster, beside its projects. */
export function clusterRoom(cluster: Cluster, platform: Platform): readonly KubernetesObject[] {
  return [
    storageClass(cluster),
    ...priorityClasses(),
    secretStore(cluster),
    ...gatewayObjects(cluster),
    ...guardPolicies(cluster, platform),
    ...(cluster.has.kyverno ? [provenancePolicy(platform, label.slug)] : []),
  ];
}
