import { addDays, addMonths } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import type { Pilot } from './states.ts';

export type DeadlineKind = 'mandate' | 'training' | 'charter' | 'confirmation';

/** The last day on which something is still in order. */
export interface Deadline {
  readonly kind: DeadlineKind;
  readonly due: string;
}

/** A pilot says once a year "yes, still there" (facts/service.md B.3). */
const confirmationMonths = 12;

/**
 * What a pilot has to renew, and until when, earliest first. A charter that is accepted
 * in its current version asks nothing; a basic course that was never followed was due
 * before the mandate began.
 */
export function pilotDeadlines(pilot: Pilot, { granularity }: Platform): readonly Deadline[] {
  if (pilot.state === 'archived') return [];
  const { charter } = granularity;
  const { from, until } = pilot.mandate;
  const asked = from > charter.since ? from : charter.since;
  const deadlines: readonly Deadline[] = [
    { kind: 'mandate', due: until },
    { kind: 'training', due: courseDue(pilot, granularity) },
    ...(pilot.charter?.version === charter.version
      ? []
      : [{ kind: 'charter' as const, due: addDays(asked, charter.daysToAccept) }]),
    ...(pilot.state === 'active' || pilot.state === 'leaving'
      ? [
          {
            kind: 'confirmation' as const,
            due: addMonths(pilot.lastConfirmed ?? from, confirmationMonths),
          },
        ]
      : []),
  ];
  return deadlines.toSorted((one, other) => (one.due < other.due ? -1 : 1));
}

// --- internal ---

/** The course counts for its months, or until some time after a major version has changed the work. */
function courseDue(
  { training, mandate }: Pilot,
  { basicCourse, trainingMonths, courseRenewal }: Platform['granularity'],
): string {
  const last = training
    .filter(({ course }) => course === basicCourse)
    .map(({ on }) => on)
    .sort()
    .at(-1);
  if (last === undefined) return mandate.from;
  const ends = addMonths(last, trainingMonths);
  if (courseRenewal === undefined || last >= courseRenewal.since) return ends;
  const renewed = addDays(courseRenewal.since, courseRenewal.daysToFollow);
  return renewed < ends ? renewed : ends;
}
