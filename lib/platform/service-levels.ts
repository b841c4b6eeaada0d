import type { ServiceLevels } from './model/service-level.ts';

/** facts/service.md C. */
export const serviceLevels: ServiceLevels = {
  bronze: { retention: { days: 7, weeks: 0, months: 0, years: 0 } },
  silver: { retention: { days: 14, weeks: 8, months: 12, years: 0 } },
  gold: { retention: { days: 30, weeks: 0, months: 12, years: 3 } },
};
