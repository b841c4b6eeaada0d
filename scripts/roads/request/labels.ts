import {
  type Answer,
  allRouteLabels,
  approvalLabels,
  type HoldCode,
} from '../../../generators/request/index.ts';
import type { LabelChange } from '../../../lib/forge/index.ts';

/** Labels by which the issue says how far it is. */
const labels = {
  accepted: 'request:accepted',
  refused: 'request:to-complete',
  ownerMissing: 'request:owner-missing',
  onHold: 'request:on-hold',
  conflict: 'request:conflict',
  sponsor: 'needs-sponsor',
} as const;

/** Which of them says why a request is held. Labels tell; they authorise nothing. */
const held: Readonly<Record<HoldCode, string>> = {
  'requests-off': labels.onHold,
  'needs-sponsor': labels.sponsor,
  'not-owner': labels.sponsor,
  'already-asked': labels.onHold,
  confidential: labels.onHold,
  conflict: labels.conflict,
  'answer-limit': labels.onHold,
};

/** Every label that the program sets: the forge must know them. */
export const allLabels: readonly string[] = [
  ...Object.values(labels),
  ...Object.values(approvalLabels),
  ...allRouteLabels,
];

/** What the labels of an issue are made of. */
export interface LabelFacts {
  readonly answer: Answer;
  readonly hold: HoldCode | undefined;
  /** Whether a maintainer still has to say who owns the instance. */
  readonly isOwnerMissing: boolean;
}

/** How far it is, who has to approve it, who answers it: all labels of ours that do not hold go. */
export function labelChange({ answer, hold, isOwnerMissing }: LabelFacts): LabelChange {
  const { verdict, approvals, routed } = answer;
  const isCarriedOut = verdict.ok && routed === null && hold === undefined;
  const add = [
    ...(isCarriedOut ? [labels.accepted] : []),
    ...(isCarriedOut && isOwnerMissing ? [labels.ownerMissing] : []),
    ...(verdict.ok ? [] : [labels.refused]),
    ...(hold === undefined ? [] : [held[hold]]),
    // Nobody is asked to approve what is not carried out.
    ...(hold === undefined || hold === 'conflict' ? approvals.map(({ label }) => label) : []),
    ...(routed === null ? [] : [routed.label]),
  ];
  return { add, remove: allLabels.filter((label) => !add.includes(label)) };
}
