import { eachChange } from '../look/hit.ts';
import { isChanged } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** The same object in the words of another version of the API. */
export const apiVersionChanged: Rule = {
  id: 'api-version-changed',
  level: 'warn',
  finds: 'An object is written in another version of the API.',
  reason:
    'A version that a cluster does not serve stops everything behind it; fields may mean another thing.',
  fix: 'See that every cluster serves it: docs/reference/platform-contract.md.',
  symmetric: true,
  find: eachChange((change) =>
    isChanged(change) && change.before.apiVersion !== change.after.apiVersion
      ? [`It goes from ${change.before.apiVersion} to ${change.after.apiVersion}.`]
      : [],
  ),
};
