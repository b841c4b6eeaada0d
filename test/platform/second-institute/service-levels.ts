import type { ServiceLevels } from '../../../lib/platform/model/index.ts';

/** Shorter than the first institute’s. */
export const serviceLevels: ServiceLevels = {
  bronze: { retention: { days: 7, weeks: 0, months: 0, years: 0 } },
  silver: { retention: { days: 21, weeks: 4, months: 6, years: 0 } },
  gold: { retention: { days: 30, weeks: 0, months: 12, years: 3 } },
};
