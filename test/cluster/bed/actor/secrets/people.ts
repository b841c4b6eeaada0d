import type { KubernetesObject } from '../../../../../lib/kubernetes/object.ts';
import type { Vault } from './vault.ts';

interface Reads extends KubernetesObject {
  readonly spec?: {
    readonly data?: readonly {
      readonly remoteRef?: { readonly key: string; readonly property: string };
      readonly match?: { readonly remoteRef: { readonly remoteKey: string } };
    }[];
  };
}

/** Puts into the vault what people put there: values that are read by these objects and made by none. */
export function fillByHand(vault: Vault, objects: readonly KubernetesObject[]): void {
  const entries = objects.flatMap((object: Reads) => object.spec?.data ?? []);
  const made = new Set(entries.flatMap(({ match }) => match?.remoteRef.remoteKey ?? []));
  for (const { remoteRef } of entries) {
    if (remoteRef === undefined || made.has(remoteRef.key)) continue;
    vault.put(remoteRef.key, remoteRef.property, 'put there by a person');
  }
}
