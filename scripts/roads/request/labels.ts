import { type Answer, allRouteLabels, approvalLabels } from '../../../generators/request/index.ts';
import type { LabelChange } from '../../../lib/forge/index.ts';

/** Labels by which the issue says how far it is. */
const labels = {
  accepted: 'request:accepted',
  refused: 'request:to-complete',
  ownerMissing: 'request:owner-missing',
} as const;

/** How far it is, who has to approve it, who answers it: all labels of ours that do not hold go. */
export function labelChange({ verdict, approvals, routed }: Answer): LabelChange {
  const add = [
    ...(verdict.ok && routed === null ? [labels.accepted] : []),
    ...(verdict.ok ? [] : [labels.refused]),
    ...approvals.map(({ label }) => label),
    ...(routed === null ? [] : [routed.label]),
  ];
  const ours = [
    labels.accepted,
    labels.refused,
    ...(verdict.ok && routed === null ? [] : [labels.ownerMissing]),
    ...Object.values(approvalLabels),
    ...allRouteLabels,
  ];
  return { add, remove: ours.filter((label) => !add.includes(label)) };
}

/** Whether a maintainer still has to say who owns the instance. */
export function ownerChange(isMissing: boolean): LabelChange {
  const label = [labels.ownerMissing];
  return isMissing ? { add: label, remove: [] } : { add: [], remove: label };
}
