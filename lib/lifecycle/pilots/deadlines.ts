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
  const { basicCourse, trainingMonths, charter } = granularity;
  const { from, until } = pilot.mandate;
  const courses = pilot.training.filter(({ course }) => course === basicCourse);
  const last = courses
    .map(({ on }) => on)
    .sort()
    .at(-1);
  const asked = from > charter.since ? from : charter.since;
  const deadlines: readonly Deadline[] = [
    { kind: 'mandate', due: until },
    { kind: 'training', due: last === undefined ? from : addMonths(last, trainingMonths) },
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
