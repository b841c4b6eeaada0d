import type { Resolved } from '../instance/index.ts';
import { metadata, type Role } from './labels.ts';
import type { ServiceAccount } from './types.ts';

/** One account a workload, without a token: no pod of the fleet speaks to the API server. */
export function serviceAccount(resolved: Resolved, role: Role): ServiceAccount {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadata(resolved, role, 'boundary'),
    automountServiceAccountToken: false,
  };
}
