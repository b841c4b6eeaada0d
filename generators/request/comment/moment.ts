import type { Language } from '../../../lib/base/index.ts';

/** A day `YYYY-MM-DD` as people write it: `1er mars 2027`, `1 March 2027`. */
export function writtenDay(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const name = months[language][Number(month) - 1] ?? month;
  const number = Number(date);
  return `${language === 'fr' && number === 1 ? '1er' : number} ${name} ${year}`;
}

/**
 * A moment as people of that time zone write it. `at` is an instant (`2026-11-24T10:31:00Z`),
 * or a day alone, which then has no time. Own month names: those of the machine change
 * with its version, and the same answer must always have the same bytes.
 */
export function writtenMoment(at: string, timeZone: string, language: Language): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(at)) return writtenDay(at, language);
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  }).formatToParts(new Date(at));
  const { year, month, day, hour, minute } = Object.fromEntries(
    parts.map(({ type, value }) => [type, value]),
  );
  const written = writtenDay(`${year}-${month}-${day}`, language);
  return language === 'fr' ? `${written} à ${hour} h ${minute}` : `${written} at ${hour}:${minute}`;
}

// --- internal ---

const months: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet'],
    ...['août', 'septembre', 'octobre', 'novembre', 'décembre'],
  ],
  en: [
    ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
    ...['August', 'September', 'October', 'November', 'December'],
  ],
};
