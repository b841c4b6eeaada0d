import { type SecretKey, type VaultReference, vaultPath } from '../../elabftw/index.ts';
import type { Resolved } from '../../instance/index.ts';
import type { ExternalSecret } from '../custom/external-secrets.ts';
import { externalSecret } from './external.ts';

/**
 * Values that people put into the vault, because somebody else makes them: the
 * instance's file names their place. The SAML key and the credentials of mail and
 * timestamps join here with the job that reads them; until then no Secret of theirs
 * would have a reader.
 */
export function referencedSecrets(resolved: Resolved): readonly ExternalSecret[] {
  const { storage, database } = resolved;
  const found: ExternalSecret[] = [];
  if (database.kind === 'external') {
    const { secret, key } = databaseAuthority;
    found.push(externalSecret(resolved, secret, { [key]: at(database.ca, 'certificate') }));
  }
  if (storage.kind === 's3') {
    const { accessKey, secretKey } = objectStoreKeys;
    found.push(
      externalSecret(resolved, accessKey.secret, {
        [accessKey.key]: at(storage.credentials, 'access-key'),
        [secretKey.key]: at(storage.credentials, 'secret-key'),
      }),
    );
  }
  return found;
}

/** PEM of the authority that signed an external database's certificate. */
export const databaseAuthority: SecretKey = { secret: 'database-authority', key: 'ca.crt' };

/** Credentials of the object store, which eLabFTW takes only in this form (facts/elabftw.md 8). */
export const objectStoreKeys = {
  accessKey: { secret: 'object-store', key: 'access-key' },
  secretKey: { secret: 'object-store', key: 'secret-key' },
} as const satisfies Record<string, SecretKey>;

/** Where the later jobs find what people put into the vault for them. */
export const awaitedReferences = {
  samlServiceProviderKey: (slug: string) => at(`eln/${slug}/saml-service-provider`, 'private-key'),
  mail: (slug: string) => at(`eln/${slug}/mail`, 'password'),
  timestamp: (slug: string) => at(`eln/${slug}/timestamp`, 'password'),
} as const;

// --- internal ---

function at(path: string, property: string): VaultReference {
  return { path: vaultPath(path), property };
}
