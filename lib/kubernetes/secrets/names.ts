import type { SecretKey, VaultReference } from '../../elabftw/index.ts';

/**
 * Values that the cluster makes once and the vault keeps for ever, at
 * `eln/<slug>/<name>`. One path a value: whether the path exists is then whether
 * the value does, for every vault that External Secrets speaks to.
 */
export const generatedNames = [
  /** Key of the fleet's own account to eLabFTW's API. */
  'api-key',
  'database-application',
  'database-backup',
  'database-root',
  'redis',
  /** Password of the backup repository. Read by the backup job to come; escrowed from the first day. */
  'restic',
  /** Seed of eLabFTW's `SECRET_KEY`. */
  'secret-key',
  /** `/metrics` and the other status pages. */
  'status-page',
  /** Password of the first sysadmin, for the day when the federation is down. */
  'sysadmin',
] as const;
export type GeneratedName = (typeof generatedNames)[number];

/** Property, and key, of every value that is alone in its place. */
const onlyKey = 'value';

/** Where the vault keeps it. No cluster in the path: a move reads the same value. */
export function vaultPlace(slug: string, name: GeneratedName): VaultReference {
  return { path: `eln/${slug}/${name}`, property: onlyKey };
}

/** Where pods of the instance find it. */
export function secretKey(name: GeneratedName): SecretKey {
  return { secret: name, key: onlyKey };
}
