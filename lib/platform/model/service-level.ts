import type { ServiceLevelId } from './policy.ts';

/** What a service level promises beside availability. */
export interface ServiceLevel {
  readonly retention: Retention;
}

/** Backups that are kept: one a day for so many days, then one a week, a month, a year. */
export interface Retention {
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
  readonly years: number;
}

export type ServiceLevels = Readonly<Record<ServiceLevelId, ServiceLevel>>;
