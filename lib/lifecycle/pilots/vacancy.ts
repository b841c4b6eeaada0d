import { addDays, type Instance } from '../../instance/index.ts';
import type { Pilot } from './states.ts';

/**
 * What happens after so many days without a pilot (facts/service.md B.3). Nothing is ever
 * deleted: the last step is that people meet.
 */
export const vacancySteps = [
  { day: 0, id: 'notice-unit-head' },
  { day: 30, id: 'banner' },
  { day: 60, id: 'no-new-accounts' },
  { day: 90, id: 'committee-review' },
] as const;
export type VacancyStep = (typeof vacancySteps)[number]['id'];

export interface Vacancy {
  /** First day without a pilot. */
  readonly since: string;
  readonly days: number;
  /** The step that has been reached. */
  readonly step: VacancyStep;
  /** Day on which the next step is taken; undefined after the last. */
  readonly nextOn: string | undefined;
}

/** Whether the pilot answers for the instance on that day. One who is leaving still does. */
export function isInOffice({ state, mandate }: Pilot, today: string): boolean {
  const holds = state === 'active' || state === 'leaving';
  return holds && mandate.from <= today && today <= mandate.until;
}

/** Since when nobody has been in office, and what that asks; undefined while somebody is. */
export function vacancyOf(instance: Instance, today: string): Vacancy | undefined {
  if (instance.pilots.some((pilot) => isInOffice(pilot, today))) return undefined;
  const since = vacantSince(instance, today);
  const days = Math.max(0, daysBetween(since, today));
  const reached = vacancySteps.findLast(({ day }) => day <= days) ?? vacancySteps[0];
  const next = vacancySteps.find(({ day }) => day > days);
  return {
    since,
    days,
    step: reached.id,
    nextOn: next === undefined ? undefined : addDays(since, next.day),
  };
}

/** Whole days from one day to a later one; negative when it is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

// --- internal ---

function vacantSince({ pilots, history }: Instance, today: string): string {
  const left = pilots
    .filter(({ state }) => state === 'active' || state === 'leaving' || state === 'archived')
    .map((pilot) => addDays(lastDay(pilot, today), 1))
    .filter((day) => day <= today)
    .sort()
    .at(-1);
  // Nobody was ever in office: since it opened, or since today if nobody wrote when that was.
  return left ?? history.find(({ state }) => state === 'active')?.on ?? today;
}

/** An archived pilot whose mandate was never shortened was last known to be there at the last confirmation. */
function lastDay({ mandate, state, lastConfirmed }: Pilot, today: string): string {
  if (state !== 'archived' || mandate.until < today) return mandate.until;
  return lastConfirmed ?? mandate.from;
}
