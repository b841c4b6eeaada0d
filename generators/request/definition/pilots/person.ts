import { addMonths } from '../../../../lib/instance/index.ts';
import { type Pilot, type PilotState, passPilot } from '../../../../lib/lifecycle/index.ts';
import { textOf, type Values } from '../../value/values.ts';
import type { ProposalContext } from '../kind.ts';

/**
 * Somebody who arrives: proposed, and as far on the road to office as the answers allow.
 * What is lacking is no reason to refuse: the course may still be to come.
 */
export function newcomer(
  kind: Pilot['kind'],
  ref: string,
  values: Values,
  context: ProposalContext,
): Pilot {
  const { openedOn, platform } = context;
  const { mandateMonths } = platform.granularity;
  const until = textOf(values, 'mandate-until') ?? addMonths(openedOn, mandateMonths);
  const proposed: Pilot = {
    ...{ kind, ref, state: 'proposed' },
    mandate: { from: openedOn, until },
    training: [],
  };
  return advanced(withDates(proposed, values, context), context);
}

/** Somebody who goes on: what was answered is noted, and that they said so today. */
export function renewed(pilot: Pilot, values: Values, context: ProposalContext): Pilot {
  const { openedOn } = context;
  const until = textOf(values, 'mandate-until');
  const mandate = until === undefined ? pilot.mandate : { from: openedOn, until };
  const noted = withDates({ ...pilot, mandate }, values, context);
  const isInOffice = pilot.state === 'active' || pilot.state === 'leaving';
  return advanced(isInOffice ? { ...noted, lastConfirmed: openedOn } : noted, context);
}

/** Somebody who leaves: at once, or on a later day until which both are there. */
export function gone(pilot: Pilot, values: Values, { openedOn, platform }: ProposalContext): Pilot {
  const on = textOf(values, 'leaves-on') ?? openedOn;
  const isLater = on > openedOn;
  if (pilot.state === 'active' || pilot.state === 'leaving') {
    const leaving = pilot.state === 'active' ? passed(pilot, 'leaving') : pilot;
    if (!isLater) return endedOn(passed(leaving, 'archived'), on);
    const until = on < pilot.mandate.until ? on : pilot.mandate.until;
    return { ...leaving, mandate: { ...pilot.mandate, until } };
  }
  return passed(pilot, 'archived');

  function passed(one: Pilot, to: PilotState): Pilot {
    const outcome = passPilot(one, to, platform, openedOn);
    return outcome.ok ? outcome.pilot : one;
  }
}

// --- internal ---

/** Somebody may have left some time ago. */
function endedOn(pilot: Pilot, on: string): Pilot {
  const { from, until } = pilot.mandate;
  return on > from && on < until ? { ...pilot, mandate: { from, until: on } } : pilot;
}

function withDates(pilot: Pilot, values: Values, { platform }: ProposalContext): Pilot {
  const { basicCourse, charter } = platform.granularity;
  const trained = textOf(values, 'trained-on');
  const accepted = textOf(values, 'charter-on');
  const isNew = trained !== undefined && pilot.training.every(({ on }) => on !== trained);
  return {
    ...pilot,
    training: isNew ? [...pilot.training, { course: basicCourse, on: trained }] : pilot.training,
    ...(accepted === undefined ? {} : { charter: { version: charter.version, on: accepted } }),
  };
}

/** As far as the rules of lib/lifecycle let the pilot go today. */
function advanced(pilot: Pilot, context: ProposalContext): Pilot {
  const { platform, openedOn } = context;
  const next: Partial<Record<PilotState, PilotState>> = {
    proposed: 'trained',
    trained: 'active',
    leaving: 'active',
  };
  const to = next[pilot.state];
  const outcome = to === undefined ? undefined : passPilot(pilot, to, platform, openedOn);
  return outcome?.ok ? advanced(outcome.pilot, context) : pilot;
}
