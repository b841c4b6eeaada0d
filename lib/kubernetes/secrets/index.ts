import type { Resolved } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import type { KubernetesObject } from '../object.ts';
import { defuseKeyTemplate } from './defuse.ts';
import { externalSecret } from './external.ts';
import { generators } from './generators.ts';
import { type GeneratedName, secretKey, vaultPlace } from './names.ts';
import { pushSecret } from './push.ts';
import { referencedSecrets } from './referenced.ts';

export { secretKey, vaultPlace } from './names.ts';
export { databaseAuthority, objectStoreKeys, timestampAccount } from './referenced.ts';

/**
 * Every secret of an instance: generator → PushSecret → vault → ExternalSecret →
 * Secret, never shorter (design, "Secrets").
 */
export function secretObjects(resolved: Resolved, platform: Platform): readonly KubernetesObject[] {
  const names = generatedFor(resolved);
  return [
    ...generators(resolved),
    ...names.map((name) => pushSecret(resolved, name)),
    ...names.filter((name) => !escrowOnly.has(name)).map((name) => delivered(resolved, name)),
    ...referencedSecrets(resolved, platform),
  ];
}

// --- internal ---

/** Kept in the vault for a reader that is not there yet; no Secret lies about meanwhile. */
const escrowOnly: ReadonlySet<GeneratedName> = new Set(['restic']);

/** On a shared server the administrator of that server is nobody of ours. */
function generatedFor(resolved: Resolved): readonly GeneratedName[] {
  return [
    'api-key',
    'database-application',
    'database-backup',
    ...(resolved.database.kind === 'dedicated' ? (['database-root'] as const) : []),
    ...(resolved.switches.has('redis') ? (['redis'] as const) : []),
    'restic',
    'secret-key',
    'status-page',
    'sysadmin',
  ];
}

function delivered(resolved: Resolved, name: GeneratedName) {
  const place = vaultPlace(resolved.slug, name);
  const { key } = secretKey(name);
  if (name !== 'secret-key') return externalSecret(resolved, name, { [key]: place });
  return externalSecret(resolved, name, { seed: place }, { [key]: defuseKeyTemplate('seed') });
}
