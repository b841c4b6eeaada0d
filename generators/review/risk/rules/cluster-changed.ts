import { eachChange } from '../look/hit.ts';
import type { Rule } from '../rule.ts';

export const clusterChanged: Rule = {
  id: 'cluster-changed',
  level: 'warn',
  finds: 'An object changes that the whole cluster shares.',
  reason: 'Every instance of the cluster stands on it.',
  fix: 'Review it for every instance of the cluster.',
  symmetric: true,
  find: eachChange(({ owner, change }) =>
    owner.slug === undefined ? [`Shared by the whole cluster: ${change}.`] : [],
  ),
};
