import { scalarChanges } from '../../compare/scalars.ts';
import { eachChange } from '../look/hit.ts';
import { isChanged } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** Fields below `spec` of a StatefulSet that the API server lets change. */
const mayChange: ReadonlySet<string> = new Set([
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
  'revisionHistoryLimit',
]);

/** Fields that the API server never lets change, by kind: below `spec`, or at the top. */
const fixed: Readonly<Record<string, readonly string[]>> = {
  ConfigMap: ['data', 'binaryData', 'immutable'],
  ClusterRoleBinding: ['roleRef'],
  DaemonSet: ['selector'],
  Deployment: ['selector'],
  Job: [
    'backoffLimitPerIndex',
    'completionMode',
    'completions',
    'managedBy',
    'podFailurePolicy',
    'selector',
    'successPolicy',
    'template',
  ],
  PriorityClass: ['value', 'preemptionPolicy'],
  RoleBinding: ['roleRef'],
  Service: ['clusterIP', 'clusterIPs', 'ipFamilies'],
  StorageClass: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'],
};

/** The API server refuses the change, and Argo CD then stands still for this instance. */
export const immutableField: Rule = {
  id: 'immutable-field',
  level: 'block',
  finds: 'A field changes that the API server never lets change.',
  reason: 'The API server refuses it, and Argo CD stands still for everything after it.',
  fix: 'Put the field back, or give the object a new name so that it is made anew.',
  find: eachChange((change) => {
    if (!isChanged(change) || change.before.name !== change.after.name) return [];
    const { kind, body } = change.before;
    // Only a ConfigMap that says so cannot change.
    if (kind === 'ConfigMap' && body.get('immutable') !== true) return [];
    return scalarChanges(change)
      .map(({ path }) => path)
      .filter((path) => isFixed(kind, path))
      .map((path) => `${fieldOf(path)} of a ${kind} cannot change.`);
  }),
};

// --- internal ---

function isFixed(kind: string, path: readonly string[]): boolean {
  const [top, below = ''] = path;
  if (kind === 'StatefulSet') return top === 'spec' && !mayChange.has(below);
  return fixed[kind]?.includes(top === 'spec' ? below : (top ?? '')) ?? false;
}

function fieldOf([top = '', below]: readonly string[]): string {
  return top === 'spec' ? `spec.${below}` : top;
}
