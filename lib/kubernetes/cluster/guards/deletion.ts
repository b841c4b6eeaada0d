import type { Cluster } from '../../../platform/index.ts';
import { dedicatedService } from '../../database/names.ts';
import type { Guard } from './admission.ts';
import {
  breakGlassVariable,
  cleanerVariable,
  insideInstance,
  namespacePrefix,
  stateVariable,
  text,
} from './subject.ts';

/**
 * Law 6: what holds a notebook goes only when its instance is marked `destroyed` and a
 * person with the break-glass identity asks. `destroyed` alone is not enough, for git
 * can be wrong; the identity alone is not enough, for people can be wrong.
 */
export function deletionGuard(cluster: Cluster): Guard {
  return {
    name: 'deletion',
    rules: [
      {
        apiGroups: [''],
        apiVersions: ['*'],
        operations: ['DELETE'],
        resources: ['namespaces', 'persistentvolumeclaims'],
      },
      {
        apiGroups: ['external-secrets.io'],
        apiVersions: ['*'],
        operations: ['DELETE'],
        resources: ['pushsecrets'],
      },
    ],
    conditions: [insideInstance],
    variables: [stateVariable, breakGlassVariable(cluster), cleanerVariable],
    validations: [
      {
        expression: `variables.state == 'destroyed' && (variables.breakGlass || variables.cleaner)`,
        message:
          'This holds a notebook. It goes only when its instance is marked destroyed and the break-glass identity asks: fleet retire SLUG.',
      },
    ],
  };
}

/** The database's workload may go when the instance no longer runs, never before. */
export function databaseGuard(cluster: Cluster): Guard {
  return {
    name: 'database',
    rules: [
      {
        apiGroups: ['apps'],
        apiVersions: ['*'],
        operations: ['DELETE'],
        resources: ['statefulsets'],
      },
    ],
    conditions: [
      insideInstance,
      // Not `request.name`: whoever deletes a whole collection names nothing.
      {
        name: 'is-database',
        expression: `oldObject.metadata.name == ${text(dedicatedService)}`,
      },
    ],
    variables: [stateVariable, breakGlassVariable(cluster)],
    validations: [
      {
        expression: `variables.state in ['archived', 'destroyed'] || variables.breakGlass`,
        message:
          'This is the database of a notebook that still runs. Archive the instance first: fleet retire SLUG.',
      },
    ],
  };
}

/**
 * A volume says nothing of its instance's state, but it is released only after its claim
 * went, which the other guard watches over. Until then it stays bound to that claim and
 * outlives it: else it could be cut loose first and deleted then.
 */
export function volumeGuard(cluster: Cluster): Guard {
  return {
    name: 'volume',
    rules: [
      {
        apiGroups: [''],
        apiVersions: ['*'],
        operations: ['UPDATE', 'DELETE'],
        resources: ['persistentvolumes'],
      },
    ],
    conditions: [
      {
        name: 'of-an-instance',
        expression: `${claimNamespace('oldObject')}.startsWith(${text(namespacePrefix)})`,
      },
    ],
    variables: [breakGlassVariable(cluster)],
    validations: [
      {
        expression: `request.operation != 'DELETE' || (variables.breakGlass && oldObject.?status.phase.orValue('') in ['Released', 'Failed'])`,
        message:
          'This volume holds a notebook. It goes only after its claim, by the break-glass identity: fleet retire SLUG.',
      },
      {
        expression: `request.operation != 'UPDATE' || (${claimNamespace('object')} == ${claimNamespace('oldObject')} && object.spec.claimRef.name == oldObject.spec.claimRef.name)`,
        message: 'This volume holds a notebook: it stays with its claim.',
      },
      {
        expression: `request.operation != 'UPDATE' || ${reclaim('object')} == 'Retain' || ${reclaim('object')} == ${reclaim('oldObject')}`,
        message: 'This volume holds a notebook: it outlives its claim (Retain).',
      },
    ],
  };
}

// --- internal ---

function claimNamespace(object: 'object' | 'oldObject'): string {
  return `${object}.?spec.claimRef.namespace.orValue('')`;
}

function reclaim(object: 'object' | 'oldObject'): string {
  return `${object}.?spec.persistentVolumeReclaimPolicy.orValue('')`;
}
