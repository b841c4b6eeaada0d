import { scalarChanges } from '../../compare/scalars.ts';
import type { Manifest } from '../../manifest/parse.ts';
import { at } from '../../manifest/value.ts';
import { eachChange, told } from '../look/hit.ts';
import { podOf } from '../look/pod.ts';
import { faultsOf } from '../look/restricted.ts';
import { isChanged } from '../look/sides.ts';
import type { Rule } from '../rule.ts';

/** A pod that may do more than before, or that comes with more than ours have. */
export const privilegeAdded: Rule = {
  id: 'privilege-added',
  level: 'block',
  finds:
    'A pod gains a privilege, a capability, a way to the node or a token of the cluster, or loses a line of its security context.',
  reason: 'It is the last wall between a hole in eLabFTW and every other notebook of the node.',
  fix: 'Put the security context back; no part of an instance needs more than it has.',
  find: eachChange(({ before, after }) => {
    if (after === undefined) return [];
    const known = new Set(before === undefined ? [] : faults(before));
    return faults(after).filter((fault) => !known.has(fault));
  }),
};

/** As whom a pod runs: files belong to the one who wrote them. */
export const userChanged: Rule = {
  id: 'user-changed',
  level: 'warn',
  finds: 'The user, group or service account of a pod changes.',
  reason:
    'Files of the old user may be closed to the new one: the notebook starts and cannot read.',
  fix: 'Keep the user; another one needs a step that gives it the files.',
  symmetric: true,
  find: eachChange((change) =>
    isChanged(change) && podOf(change.after) !== undefined
      ? scalarChanges(change)
          .filter(({ path }) => path.some((step) => identity.has(step)))
          .map(
            ({ path, before, after }) =>
              `${path.find((step) => identity.has(step))} goes from ${told(before)} to ${told(after)}.`,
          )
      : [],
  ),
};

// --- internal ---

const identity: ReadonlySet<string> = new Set([
  'fsGroup',
  'fsGroupChangePolicy',
  'runAsGroup',
  'runAsUser',
  'serviceAccount',
  'serviceAccountName',
  'supplementalGroups',
]);

function faults(manifest: Manifest): readonly string[] {
  const account =
    manifest.kind === 'ServiceAccount' &&
    at(manifest.body, 'automountServiceAccountToken') !== false
      ? ['Its pods get a token of the cluster.']
      : [];
  return [...account, ...faultsOf(podOf(manifest))];
}
