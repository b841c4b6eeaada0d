import type { VaultReference } from '../../elabftw/index.ts';
import type { Resolved } from '../../instance/index.ts';
import type { ExternalSecret } from '../custom/external-secrets.ts';
import { metadata } from '../labels.ts';
import { storeOf } from './store.ts';

/**
 * Vault → Secret. `from` says for each key which value of the vault it is;
 * `template`, where a key is made out of values, what is made.
 */
export function externalSecret(
  resolved: Resolved,
  name: string,
  from: Readonly<Record<string, VaultReference>>,
  template?: Readonly<Record<string, string>>,
): ExternalSecret {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: metadata(resolved, name, 'secrets'),
    spec: {
      refreshPolicy: 'Periodic',
      refreshInterval: '1h0m0s',
      secretStoreRef: storeOf(resolved),
      target: {
        name,
        creationPolicy: 'Owner',
        // The last value outlives the vault's: a vault that is down or emptied stops nothing.
        deletionPolicy: 'Retain',
        ...(template === undefined
          ? {}
          : {
              template: {
                engineVersion: 'v2' as const,
                mergePolicy: 'Replace' as const,
                data: template,
              },
            }),
      },
      data: Object.entries(from).map(([secretKey, { path, property }]) => ({
        secretKey,
        remoteRef: {
          key: path,
          property,
          conversionStrategy: 'Default' as const,
          decodingStrategy: 'None' as const,
          metadataPolicy: 'None' as const,
        },
      })),
    },
  };
}
