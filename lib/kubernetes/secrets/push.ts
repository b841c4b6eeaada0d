import type { Resolved } from '../../instance/index.ts';
import type { PushSecret } from '../custom/external-secrets.ts';
import { metadata } from '../labels.ts';
import { kept } from '../waves.ts';
import { generatorNames } from './generators.ts';
import { type GeneratedName, vaultPlace } from './names.ts';
import { storeOf } from './store.ts';

/**
 * Generator → vault, once. `IfNotExists`: whatever is deleted and made again, the
 * value that the vault holds stays. No refresh: a value that vanished from the
 * vault is an incident for a person who can still read it from the Secret; a new
 * one, made an hour later without a word, would lock the database.
 */
export function pushSecret(resolved: Resolved, name: GeneratedName): PushSecret {
  const { path, property } = vaultPlace(resolved.slug, name);
  return {
    apiVersion: 'external-secrets.io/v1alpha1',
    kind: 'PushSecret',
    metadata: metadata(resolved, name, 'escrow', kept),
    spec: {
      updatePolicy: 'IfNotExists',
      deletionPolicy: 'None',
      refreshInterval: '0s',
      secretStoreRefs: [storeOf(resolved)],
      selector: {
        generatorRef: {
          apiVersion: 'generators.external-secrets.io/v1alpha1',
          kind: 'Password',
          name: name === 'secret-key' ? generatorNames.seed : generatorNames.password,
        },
      },
      data: [
        {
          conversionStrategy: 'None',
          match: { secretKey: 'password', remoteRef: { remoteKey: path, property } },
        },
      ],
    },
  };
}
