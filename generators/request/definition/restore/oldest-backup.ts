import { addDays, addMonths } from '../../../../lib/instance/index.ts';
import type { Retention } from '../../../../lib/platform/index.ts';

/** The oldest day of which a backup is still kept today: daily, weekly, monthly or yearly. */
export function oldestBackup({ days, weeks, months, years }: Retention, today: string): string {
  const kept = [
    addDays(today, -days),
    addDays(today, -7 * weeks),
    addMonths(today, -months),
    addMonths(today, -12 * years),
  ];
  return kept.sort()[0] ?? today;
}
