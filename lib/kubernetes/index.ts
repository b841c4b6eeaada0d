import type { Programs } from '../elabftw/index.ts';
import { isRunning, type Resolved } from '../instance/index.ts';
import type { Platform } from '../platform/index.ts';
import { configureObjects } from './configure/index.ts';
import { databaseCertificate, databaseObjects } from './database/index.ts';
import { namespace } from './namespace.ts';
import { defaultDeny, rolePolicies } from './network/index.ts';
import type { KubernetesObject } from './object.ts';
import { partObjects } from './parts/index.ts';
import { prepareObjects } from './prepare.ts';
import { limitRange, resourceQuota } from './quota.ts';
import { routeObjects } from './route.ts';
import { secretObjects } from './secrets/index.ts';
import { serviceAccount } from './service-account.ts';
import { retainedClaims } from './storage.ts';
import { waveOf } from './waves.ts';
import { webObjects } from './web/index.ts';

export { annotation, label, labelDomain, type Role, roles } from './labels.ts';
export type { KubernetesObject, Metadata } from './object.ts';
export { priorities, priorityClasses } from './priority.ts';
export { storageChange } from './storage-change.ts';
export { type Wave, waves } from './waves.ts';

/**
 * Everything in one instance's namespace, in the order of Argo CD's waves. A retired
 * instance keeps its namespace, its walls, its secrets and its data, and has no pod
 * and no door.
 *
 * @throws {FleetError} `GENERATION_NOT_RENDERED`, `PART_NOT_PINNED`,
 * `TIMESTAMP_NOT_ALLOWED`, `SETTING_INVALID`.
 */
export function instanceObjects(
  resolved: Resolved,
  platform: Platform,
  programs: Programs,
): readonly KubernetesObject[] {
  const objects = [
    ...lasting(resolved, platform),
    ...(isRunning(resolved.instance.state)
      ? running(resolved, platform, programs)
      : retainedClaims(resolved)),
  ];
  // Stable: within a wave, the order in which the builders made them.
  return objects.toSorted((one, other) => waveOf(one) - waveOf(other));
}

// --- internal ---

function lasting(resolved: Resolved, platform: Platform): readonly KubernetesObject[] {
  return [
    namespace(resolved),
    resourceQuota(resolved),
    limitRange(resolved),
    defaultDeny(resolved),
    ...secretObjects(resolved, platform),
  ];
}

function running(
  resolved: Resolved,
  platform: Platform,
  programs: Programs,
): readonly KubernetesObject[] {
  return [
    ...rolePolicies(resolved, platform),
    ...accounts(resolved),
    ...(resolved.database.kind === 'dedicated' ? [databaseCertificate(resolved)] : []),
    ...partObjects(resolved, platform, programs),
    ...databaseObjects(resolved, platform, programs),
    ...prepareObjects(resolved, platform, programs),
    ...webObjects(resolved, platform, programs),
    ...configureObjects(resolved, platform, programs),
    ...routeObjects(resolved),
  ];
}

function accounts(resolved: Resolved): readonly KubernetesObject[] {
  const { switches, database } = resolved;
  return [
    serviceAccount(resolved, 'web'),
    serviceAccount(resolved, 'prepare'),
    serviceAccount(resolved, 'configure'),
    serviceAccount(resolved, 'drift'),
    ...(database.kind === 'dedicated' ? [serviceAccount(resolved, 'database')] : []),
    ...(switches.has('redis') ? [serviceAccount(resolved, 'redis')] : []),
    ...(switches.has('opencloning') ? [serviceAccount(resolved, 'opencloning')] : []),
  ];
}
