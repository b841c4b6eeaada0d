import type { DesiredState, SecretKey } from '../../elabftw/index.ts';
import { type SecretFileName, secretFileNames } from '../../elabftw/settings/index.ts';
import { secretKey, timestampAccount } from '../secrets/index.ts';

/** The files of secrets that this state asks for: the key to the API, and no other that it does not name. */
export function secretsOf({ settings }: DesiredState): Readonly<Record<string, SecretKey>> {
  const named = Object.values(settings).flatMap((value) =>
    typeof value === 'object' && 'secretFile' in value ? [value.secretFile] : [],
  );
  const wanted = secretFileNames.filter((file) => named.includes(file));
  return {
    'api-key': secretKey('api-key'),
    ...Object.fromEntries(wanted.map((file) => [file, places[file]])),
  };
}

// --- internal ---

const places: Readonly<Record<SecretFileName, SecretKey>> = {
  'timestamp-login': timestampAccount.login,
  'timestamp-password': timestampAccount.password,
};
