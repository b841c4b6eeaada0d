import type { Programs } from '../../elabftw/index.ts';
import type { Resolved } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import type { KubernetesObject } from '../object.ts';
import { dedicatedDatabase } from './dedicated.ts';

export { databaseCertificate } from './certificate.ts';
export { type DatabaseContract, databaseContract } from './contract.ts';

/** What runs the database: nothing of ours where somebody else does. */
export function databaseObjects(
  resolved: Resolved,
  platform: Platform,
  programs: Programs,
): readonly KubernetesObject[] {
  switch (resolved.database.kind) {
    case 'dedicated':
      return dedicatedDatabase(resolved, platform, programs);
    case 'external':
      return [];
  }
}
