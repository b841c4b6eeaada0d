import type { Bilingual } from '../../base/index.ts';
import { addDays, type Instance, isRunning } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import { type DeadlineKind, pilotDeadlines } from './deadlines.ts';
import { daysBetween, isInOffice, type VacancyStep, vacancyOf, vacancySteps } from './vacancy.ts';
import { deeds, pilotWords, vacancyDeeds, vacancyOver } from './words.ts';

/** Days before a deadline on which the pilot is reminded (facts/service.md B.3). */
export const reminderDays = [90, 30, 7] as const;

/** Something that somebody has to do for an instance. */
export interface PilotAction {
  readonly slug: string;
  readonly kind: DeadlineKind | 'vacancy';
  /** Who acts. */
  readonly who: 'pilot' | 'unit-head' | 'maintainers' | 'committee';
  /** The reminder or the step: `T-90`, `T-30`, `T-7`, `late`, or a step of the vacancy or its end. */
  readonly step: 'T-90' | 'T-30' | 'T-7' | 'late' | VacancyStep | 'vacancy-over';
  /** Last day of a deadline, first day of a step. */
  readonly due: string;
  /** Who and what, in at most 33 characters. */
  readonly short: Bilingual;
  readonly text: Bilingual;
}

/** Who must act for one instance on that day, the most urgent first. */
export function pilotActions(
  instance: Instance,
  platform: Platform,
  today: string,
): readonly PilotAction[] {
  if (!isRunning(instance.state)) return [];
  return byDay([...reminders(instance, platform, today), ...vacancyActions(instance, today)]);
}

/** The most urgent first; those of one day stay as they are. */
export function byDay(actions: readonly PilotAction[]): readonly PilotAction[] {
  return actions.toSorted((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0));
}

// --- internal ---

function reminders(
  { slug, pilots }: Instance,
  platform: Platform,
  today: string,
): readonly PilotAction[] {
  return pilots.flatMap((pilot) =>
    pilotDeadlines(pilot, platform).flatMap(({ kind, due }): readonly PilotAction[] => {
      const left = daysBetween(today, due);
      const near = reminderDays.findLast((days) => left <= days);
      if (near === undefined) return [];
      const isLate = left < 0;
      const who = pilotWords[pilot.kind];
      const { short, long } = deeds[kind];
      return [
        {
          slug,
          kind,
          who: 'pilot',
          step: isLate ? 'late' : `T-${near}`,
          due,
          short: { fr: `${who.fr} : ${short.fr}`, en: `${who.en}: ${short.en}` },
          text: {
            fr: `Pilote ${who.fr} (${pilot.ref}) : ${long.fr}, ${isLate ? 'ce qui était à faire pour le' : 'au plus tard le'} ${due}.`,
            en: `The ${who.en} pilot (${pilot.ref}): ${long.en}, ${isLate ? 'which was due on' : 'by'} ${due}.`,
          },
        },
      ];
    }),
  );
}

/**
 * Every step that has been reached and stays in force, each with the day of its own. A
 * step that the instance file carries is done.
 */
function vacancyActions(instance: Instance, today: string): readonly PilotAction[] {
  const vacancy = vacancyOf(instance, today);
  const { slug } = instance;
  if (vacancy === undefined) return instance.vacancy === undefined ? [] : [over(instance, today)];
  const { since, days } = vacancy;
  return vacancySteps
    .filter(({ day, id }) => day <= days && !isDone(instance, id))
    .map(({ day, id }) => {
      const { who, short, long, how } = vacancyDeeds[id];
      const due = addDays(since, day);
      const note = how?.({ slug, since });
      const more = (language: 'fr' | 'en') => (note === undefined ? '' : ` ${note[language]}`);
      return {
        slug,
        kind: 'vacancy',
        who,
        step: id,
        due,
        short,
        text: {
          fr: `${long.fr}${more('fr')} Plus aucun pilote n’est en fonction depuis le ${since} ; cette étape est ouverte depuis le ${due}.`,
          en: `${long.en}${more('en')} Nobody has been in charge since ${since}; this step is open since ${due}.`,
        },
      };
    });
}

function isDone({ vacancy }: Instance, step: VacancyStep): boolean {
  if (step === 'banner') return vacancy !== undefined;
  return step === 'no-new-accounts' && vacancy?.step === step;
}

function over({ slug, pilots }: Instance, today: string): PilotAction {
  const { who, short, long } = vacancyOver;
  const came = pilots
    .filter((pilot) => isInOffice(pilot, today))
    .map(({ mandate }) => mandate.from);
  const due = came.sort()[0] ?? today;
  return { slug, kind: 'vacancy', who, step: 'vacancy-over', due, short, text: long };
}
