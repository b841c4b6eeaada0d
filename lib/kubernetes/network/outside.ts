import type { Resolved } from '../../instance/index.ts';
import type { NetworkPeer, Platform } from '../../platform/index.ts';
import { databaseContract } from '../database/index.ts';

/** Something outside the cluster that a pod may speak to, by name and by address. */
export interface Outside extends NetworkPeer {
  readonly what: 'mail' | 'identity' | 'timestamp' | 'object-store' | 'database';
}

/** Where a web pod may go: what its instance's policy asks for, nothing wider. */
export function webOutside(resolved: Resolved, platform: Platform): readonly Outside[] {
  const { network } = resolved.cluster;
  return [
    { what: 'mail', ...network.mail },
    { what: 'identity', ...network.identity },
    ...(mayTimestamp(resolved, platform)
      ? [{ what: 'timestamp' as const, ...network.timestamp }]
      : []),
    ...(resolved.storage.kind === 's3'
      ? [{ what: 'object-store' as const, ...network.objectStore }]
      : []),
    ...databaseOutside(resolved),
  ];
}

/** The database, where it is not the instance's own. */
export function databaseOutside(resolved: Resolved): readonly Outside[] {
  if (resolved.database.kind !== 'external') return [];
  const { host, port } = databaseContract(resolved);
  return [{ what: 'database', host, port, cidrs: resolved.cluster.network.database.cidrs }];
}

// --- internal ---

/** An authority that the institute does not allow is not reached either, whatever a file says. */
function mayTimestamp({ policy }: Resolved, { timestampAuthorities }: Platform): boolean {
  return timestampAuthorities[policy.timestamp.authority] !== undefined;
}
