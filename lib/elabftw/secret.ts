import { FleetError } from '../base/index.ts';

/**
 * Secrets are spoken of, never spoken: a place in the vault, or a key of a Secret
 * that the cluster makes from it. Neither type admits a literal value, so none can
 * reach git by mistake (law 4).
 */

/** A path in the vault. It names no cluster: a move reads the same value. */
export type VaultPath = `eln/${string}`;

/** @throws {FleetError} `VAULT_PATH` when the text is no path in the fleet's part of the vault. */
export function vaultPath(text: string): VaultPath {
  if (isVaultPath(text)) return text;
  throw new FleetError({
    code: 'VAULT_PATH',
    what: 'This is no place in the vault.',
    where: 'a vault reference',
    fix: 'Write eln/<slug>/<name>; a secret itself never stands in a file.',
  });
}

/** One value in the vault. */
export interface VaultReference {
  readonly path: VaultPath;
  readonly property: string;
}

/** One key of a Secret in the instance's own namespace. */
export interface SecretKey {
  readonly secret: string;
  readonly key: string;
}

// --- internal ---

function isVaultPath(text: string): text is VaultPath {
  return /^eln(?:\/[a-z0-9-]+){1,4}$/.test(text);
}
