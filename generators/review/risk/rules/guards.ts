import type { Comparison, ObjectChange } from '../../compare/comparison.ts';
import { scalarChanges } from '../../compare/scalars.ts';
import { eachChange, hitAt } from '../look/hit.ts';
import { isDeparted } from '../look/room.ts';
import { isChanged, kindOf } from '../look/sides.ts';
import type { Rule } from '../rule.ts';
import { networkOpened, networkWidened } from './network.ts';
import { policyLoosened } from './policies.ts';
import { projectLoosened } from './projects.ts';
import { explained, quotaRaised } from './quota.ts';
import { rbacWidened } from './rbac.ts';

/** What keeps others from harm is gone. A network policy that goes is computed: `network-opened`. */
export const guardRemoved: Rule = {
  id: 'guard-removed',
  level: 'block',
  finds: 'A policy, a role, a project, a quota or a bound of the cluster or an instance goes.',
  reason: 'Nothing refuses any more what it refused.',
  fix: 'Put the guard back; one that is to go needs a maintainer who says why.',
  find: eachChange((change, comparison) =>
    change.change === 'removed' &&
    guarding.has(kindOf(change)) &&
    !isDeparted(change.owner, comparison)
      ? [`This ${kindOf(change)} goes: nothing refuses any more what it refused.`]
      : [],
  ),
};

/** What could not be computed: a person looks. */
export const guardChanged: Rule = {
  id: 'guard-changed',
  level: 'warn',
  finds: 'A guard changes in a way of which no rule can tell whether it lets more through.',
  reason: 'The words of a condition are a program: only a reader knows what they let through.',
  fix: 'Read the difference: does it let anything through that was refused before?',
  find: (comparison) => {
    const told = toldAlready(comparison);
    return comparison.objects
      .filter((change) => isChanged(change) && isGuard(change) && !told.has(change.object))
      .filter((change) => scalarChanges(change).some(({ path }) => path[0] !== 'metadata'))
      .filter((change) => !explained(change, comparison))
      .map((change) => hitAt(change, `This ${kindOf(change)} changes what it lets through.`));
  },
};

// --- internal ---

const guarding: ReadonlySet<string> = new Set([
  'AppProject',
  'ClusterRole',
  'ClusterRoleBinding',
  'ImageValidatingPolicy',
  'LimitRange',
  'ResourceQuota',
  'Role',
  'RoleBinding',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
]);

/** Guards whose going another rule judges, and what holds a drain back. */
const lesser: ReadonlySet<string> = new Set([
  'CiliumNetworkPolicy',
  'NetworkPolicy',
  'PodDisruptionBudget',
]);

/** Rules that say more of the same object. */
const computed: readonly Rule[] = [policyLoosened, projectLoosened, quotaRaised, rbacWidened];

function isGuard(change: ObjectChange): boolean {
  return guarding.has(kindOf(change)) || lesser.has(kindOf(change));
}

function toldAlready(comparison: Comparison): ReadonlySet<string> {
  const objects = computed.flatMap(({ find }) => find(comparison).map(({ object }) => object));
  const rooms = new Set(
    [networkOpened, networkWidened].flatMap(({ find }) =>
      find(comparison).map(({ object }) => object),
    ),
  );
  const walls = comparison.objects
    .filter((change) => lesser.has(kindOf(change)) && kindOf(change) !== 'PodDisruptionBudget')
    .filter(({ owner }) => rooms.has(`${owner.cluster}/${owner.room}`))
    .map(({ object }) => object);
  return new Set([...objects, ...walls]);
}
