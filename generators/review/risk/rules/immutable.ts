import type { Rule } from '../rule.ts';
import { hitAt, leaves } from './leaves.ts';

/** Fields below `spec` of a StatefulSet that the API server lets change. */
const mayChange = new Set([
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
  'revisionHistoryLimit',
]);
const fixed: Readonly<Record<string, ReadonlySet<string>>> = {
  Deployment: new Set(['selector']),
  DaemonSet: new Set(['selector']),
  Job: new Set(['selector', 'template', 'completions', 'completionMode', 'podFailurePolicy']),
  Service: new Set(['clusterIP', 'clusterIPs']),
};

/** The API server refuses the change, and Argo CD then stands still for this instance. */
export const immutableField: Rule = {
  id: 'immutable-field',
  level: 'block',
  fix: 'Put the field back, or give the object a new name so that it is made anew.',
  find: ({ objects }) =>
    objects.flatMap((change) => {
      const kind = change.before?.kind ?? '';
      const same = change.before?.name === change.after?.name;
      if (!same) return [];
      const fields = leaves(change)
        .filter(({ path }) => path[0] === 'spec' && isFixed(kind, path[1] ?? ''))
        .map(({ path }) => path[1]);
      return [...new Set(fields)].map((field) =>
        hitAt(change, `spec.${field} of a ${kind} cannot change.`),
      );
    }),
};

// --- internal ---

function isFixed(kind: string, field: string): boolean {
  if (kind === 'StatefulSet') return !mayChange.has(field);
  return fixed[kind]?.has(field) ?? false;
}
