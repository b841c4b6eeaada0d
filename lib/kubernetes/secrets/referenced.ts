import { type SecretKey, type VaultReference, vaultPath } from '../../elabftw/index.ts';
import type { Resolved } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import type { ExternalSecret } from '../custom/external-secrets.ts';
import { externalSecret } from './external.ts';

/**
 * Values that people put into the vault, because somebody else makes them: the
 * instance's file names their place, or the platform does. The SAML key and the
 * credentials of mail join here with what reads them; until then no Secret of theirs
 * would have a reader.
 */
export function referencedSecrets(
  resolved: Resolved,
  platform: Platform,
): readonly ExternalSecret[] {
  const { storage, database, policy } = resolved;
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
  const { authority } = policy.timestamp;
  if (platform.timestampAuthorities[authority]?.account === true) {
    // The account is the institute's: one contract, whatever the number of notebooks.
    const place = `eln/shared/timestamp/${authority}`;
    const { login, password } = timestampAccount;
    found.push(
      externalSecret(resolved, login.secret, {
        [login.key]: at(place, 'login'),
        [password.key]: at(place, 'password'),
      }),
    );
  }
  return found;
}

/** Account at the timestamp authority, where that one asks for any. */
export const timestampAccount = {
  login: { secret: 'timestamp', key: 'login' },
  password: { secret: 'timestamp', key: 'password' },
} as const satisfies Record<string, SecretKey>;

/** PEM of the authority that signed an external database's certificate. */
export const databaseAuthority: SecretKey = { secret: 'database-authority', key: 'ca.crt' };

/** Credentials of the object store, which eLabFTW takes only in this form (facts/elabftw.md 8). */
export const objectStoreKeys = {
  accessKey: { secret: 'object-store', key: 'access-key' },
  secretKey: { secret: 'object-store', key: 'secret-key' },
} as const satisfies Record<string, SecretKey>;

// --- internal ---

function at(path: string, property: string): VaultReference {
  return { path: vaultPath(path), property };
}
