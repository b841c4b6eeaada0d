import type { Resolved } from '../../instance/index.ts';
import type { StoreReference } from '../custom/external-secrets.ts';

/** The cluster's store that speaks to the vault; what it knows of the vault is the platform's. */
export function storeOf({ cluster }: Resolved): StoreReference {
  return { kind: cluster.secretStore.kind, name: cluster.secretStore.name };
}
