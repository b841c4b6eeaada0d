/** Calendar days as `YYYY-MM-DD`, which compare as texts do. No clock. */

const pattern = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/;
const french = /^(?<day>\d{1,2})[/.](?<month>\d{1,2})[/.](?<year>\d{4})$/;

/** Whether the text is a day that exists. */
export function isDay(text: string): boolean {
  if (!pattern.test(text) || text < '1900-01-01') return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** The day that somebody meant who wrote it the French way, `31/12/2027`; undefined for any other text. */
export function frenchDay(text: string): string | undefined {
  const { year, month, day } = french.exec(text)?.groups ?? {};
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : undefined;
}
