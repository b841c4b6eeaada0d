import type { Rule } from '../rule.ts';
import { hitAt } from './leaves.ts';

const kinds = new Set([
  'AppProject',
  'ClusterRole',
  'ClusterRoleBinding',
  'LimitRange',
  'NetworkPolicy',
  'ResourceQuota',
  'Role',
  'RoleBinding',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
]);

/** What keeps others from harm is gone. */
export const guardRemoved: Rule = {
  id: 'guard-removed',
  level: 'block',
  fix: 'Put the guard back; one that is to go needs a maintainer who says why.',
  find: guards('removed', 'goes: nothing refuses any more what it refused.'),
};

/** Not computed whether it refuses more or less than before: a person looks. */
export const guardChanged: Rule = {
  id: 'guard-changed',
  level: 'warn',
  fix: 'Read the difference: does it let anything through that was refused before?',
  find: guards('changed', 'changes what it lets through.'),
};

// --- internal ---

function guards(wanted: 'removed' | 'changed', what: string): Rule['find'] {
  return ({ objects }) =>
    objects
      .filter(({ change, before }) => change === wanted && kinds.has(before?.kind ?? ''))
      .map((change) => hitAt(change, `This ${change.before?.kind} ${what}`));
}
