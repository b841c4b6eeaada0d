import { usage } from './usage.ts';

/** Now, to the minute, as an instant; with `--today`, that day alone. */
export function moment(asked?: string): string {
  return asked === undefined ? `${new Date().toISOString().slice(0, 16)}:00Z` : today(asked);
}

/** Today, `YYYY-MM-DD`: what `--today` says, or the machine's date in UTC. */
export function today(asked?: string): string {
  if (asked === undefined) return new Date().toISOString().slice(0, 10);
  const day = new Date(`${asked}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(day.getTime())) {
    if (day.toISOString().startsWith(asked)) return asked;
  }
  throw usage(`--today ${asked} is no day.`, 'Write it as 2026-11-24.');
}
