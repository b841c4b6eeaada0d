import type { Rule } from '../rule.ts';
import { hitAt, type Leaf, leaves, told } from './leaves.ts';

const mustStayTrue = new Set(['runAsNonRoot', 'readOnlyRootFilesystem']);
const mustNotBeTrue = new Set(['privileged', 'hostNetwork', 'hostPID', 'hostIPC']);
const probes = new Set(['livenessProbe', 'readinessProbe', 'startupProbe']);

/** A pod that may do more than before. */
export const privilegeAdded: Rule = {
  id: 'privilege-added',
  level: 'block',
  fix: 'Put the security context back; no part of an instance needs more than it has.',
  find: everyLeaf(gainsPrivilege, ({ path, before, after }) => {
    return `${path.at(-1)} goes from ${told(before)} to ${told(after)}.`;
  }),
};

/** A pod whose failures nobody notices any more. */
export const probeRemoved: Rule = {
  id: 'probe-removed',
  level: 'warn',
  fix: 'Put the probe back: without it traffic reaches a pod that does not answer.',
  find: ({ objects }) =>
    objects.flatMap((change) =>
      change.differences.flatMap(({ path, after }) => {
        const last = path.at(-1);
        const field = last !== undefined && 'field' in last ? last.field : '';
        return probes.has(field) && after === undefined
          ? [hitAt(change, `A container loses its ${field}.`)]
          : [];
      }),
    ),
};

/** eLabFTW must have one web pod: two on one schema corrupt it, none is an outage. */
export const replicasChanged: Rule = {
  id: 'replicas',
  level: 'block',
  fix: 'Keep one replica; an instance is stopped by its state, never by replicas.',
  find: everyLeaf(
    ({ path, after }) =>
      path.length === 2 &&
      path[0] === 'spec' &&
      path[1] === 'replicas' &&
      after !== undefined &&
      after !== 1,
    ({ before, after }) => `Replicas go from ${told(before)} to ${told(after)}.`,
  ),
};

// --- internal ---

function everyLeaf(fires: (leaf: Leaf) => boolean, message: (leaf: Leaf) => string): Rule['find'] {
  return ({ objects }) =>
    objects.flatMap((change) =>
      leaves(change)
        .filter(fires)
        .map((leaf) => hitAt(change, message(leaf))),
    );
}

function gainsPrivilege({ path, before, after }: Leaf): boolean {
  const field = path.at(-1) ?? '';
  if (mustStayTrue.has(field)) return before === true && after !== true;
  if (mustNotBeTrue.has(field)) return after === true;
  if (field === 'allowPrivilegeEscalation') return before === false && after !== false;
  if (path.includes('hostPath')) return after !== undefined;
  if (path.includes('capabilities')) {
    return path.includes('add') ? after !== undefined : before === 'ALL' && after !== 'ALL';
  }
  return false;
}
