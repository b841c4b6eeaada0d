import {
  type Instance,
  mayFollow,
  openedOn,
  passages,
  states,
} from '../../../../lib/instance/index.ts';
import { reason } from '../../reason/reason.ts';
import { choiceOf, type Values } from '../../value/values.ts';
import { listed } from '../../verdict/verdict.ts';
import type { FieldReason, ProposalContext } from '../kind.ts';
import { labelOfState, steps } from './steps.ts';

/** The instance one step further, or back; the passage is dated on the day of the request. */
export function applyStep(before: Instance, values: Values, context: ProposalContext): Instance {
  const state = choiceOf(values, 'step', states);
  if (state === undefined || !mayFollow(before.state, state)) return before;
  // An instance without passages is active since it was made: the first one needs its beginning.
  const begun = { state: 'active' as const, on: openedOn(before) ?? context.openedOn };
  const history = before.history.length > 0 ? before.history : [begun];
  return { ...before, state, history: [...history, { state, on: context.openedOn }] };
}

/** Only what lib/instance lets follow; what may is told. */
export function checkStep(before: Instance, values: Values): readonly FieldReason[] {
  const state = choiceOf(values, 'step', states);
  if (state === undefined || state === before.state || mayFollow(before.state, state)) return [];
  const possible = steps.filter((step) => passages[before.state].includes(step.state));
  const filling = {
    now: { fr: stateWords[before.state].fr, en: stateWords[before.state].en },
    steps: listed(possible.map((step) => labelOfState(step.state))),
  };
  return [{ id: 'step', reason: reason('step-illegal', filling) }];
}

// --- internal ---

const stateWords = {
  active: { fr: 'en service', en: 'in use' },
  notice: { fr: 'en préavis', en: 'under notice' },
  'read-only': { fr: 'en lecture seule', en: 'read-only' },
  exported: { fr: 'exporté', en: 'exported' },
  archived: { fr: 'archivé', en: 'archived' },
  destroyed: { fr: 'détruit', en: 'destroyed' },
} as const;
