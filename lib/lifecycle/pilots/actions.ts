import type { Bilingual } from '../../base/index.ts';
import { addDays, type Instance, isRunning } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import { type DeadlineKind, pilotDeadlines } from './deadlines.ts';
import { daysBetween, type VacancyStep, vacancyOf, vacancySteps } from './vacancy.ts';

/** Days before a deadline on which the pilot is reminded (facts/service.md B.3). */
export const reminderDays = [90, 30, 7] as const;

/** Something that somebody has to do for an instance. */
export interface PilotAction {
  readonly slug: string;
  readonly kind: DeadlineKind | 'vacancy';
  /** Who acts. Pilots and heads of units read French, maintainers English. */
  readonly who: 'pilot' | 'unit-head' | 'maintainers' | 'committee';
  /** The reminder or the step: `T-90`, `T-30`, `T-7`, `late`, or a step of the vacancy. */
  readonly step: 'T-90' | 'T-30' | 'T-7' | 'late' | VacancyStep;
  readonly due: string;
  /** One line of at most 44 characters, in the language of whoever acts. */
  readonly line: string;
  readonly text: Bilingual;
}

/** Who must act for one instance on that day, the most urgent first. */
export function pilotActions(
  instance: Instance,
  platform: Platform,
  today: string,
): readonly PilotAction[] {
  if (!isRunning(instance.state)) return [];
  const actions = [...reminders(instance, platform, today), ...vacancyActions(instance, today)];
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
      const who = pilot.kind === 'primary' ? 'titulaire' : 'suppléant';
      const { fr, en } = deeds[kind];
      const line = `${who} : ${short[kind]} ${isLate ? 'depuis le' : 'avant le'} ${due}`;
      return [
        {
          slug,
          kind,
          who: 'pilot',
          step: isLate ? 'late' : `T-${near}`,
          due,
          line,
          text: {
            fr: `Pilote ${who} (${pilot.ref}) : ${fr}, ${isLate ? 'en retard depuis le' : 'au plus tard le'} ${due}.`,
            en: `The ${pilot.kind} pilot (${pilot.ref}): ${en}, ${isLate ? 'late since' : 'by'} ${due}.`,
          },
        },
      ];
    }),
  );
}

/** Every step that has been reached and stays in force, each with the day of its own. */
function vacancyActions(instance: Instance, today: string): readonly PilotAction[] {
  const vacancy = vacancyOf(instance, today);
  if (vacancy === undefined) return [];
  return vacancySteps
    .filter(({ day }) => day <= vacancy.days)
    .map(({ day, id }) => ({
      slug: instance.slug,
      kind: 'vacancy',
      step: id,
      due: addDays(vacancy.since, day),
      ...steps[id],
    }));
}

const short: Readonly<Record<DeadlineKind, string>> = {
  mandate: 'mandat',
  training: 'formation',
  charter: 'charte',
  confirmation: 'présence',
};

const deeds: Readonly<Record<DeadlineKind, Bilingual>> = {
  mandate: {
    fr: 'renouveler le mandat ou désigner un successeur',
    en: 'renew the mandate or name a successor',
  },
  training: { fr: 'suivre à nouveau la formation de base', en: 'follow the basic course again' },
  charter: { fr: 'accepter la charte en vigueur', en: 'accept the charter in force' },
  confirmation: { fr: 'confirmer être toujours pilote', en: 'confirm still being the pilot' },
};

const steps: Readonly<Record<VacancyStep, Pick<PilotAction, 'who' | 'line' | 'text'>>> = {
  'notice-unit-head': {
    who: 'unit-head',
    line: 'direction : plus de pilote, en désigner',
    text: {
      fr: 'Direction de l’unité : plus aucun pilote n’est en fonction ; désignez-en un.',
      en: 'Head of the unit: no pilot is in charge any more; name one.',
    },
  },
  banner: {
    who: 'maintainers',
    line: 'maintainers: announce the vacancy',
    text: {
      fr: 'Mainteneurs : annoncer dans le cahier qu’il n’a plus de pilote.',
      en: 'Maintainers: announce in the notebook that it has no pilot.',
    },
  },
  'no-new-accounts': {
    who: 'maintainers',
    line: 'maintainers: stop new accounts',
    text: {
      fr: 'Mainteneurs : ne plus ouvrir de compte dans ce cahier.',
      en: 'Maintainers: open no more accounts in this notebook.',
    },
  },
  'committee-review': {
    who: 'committee',
    line: 'committee: decide on read-only',
    text: {
      fr: 'Comité : décider d’une mise en lecture seule. Rien n’est supprimé.',
      en: 'Committee: decide whether it becomes read-only. Nothing is deleted.',
    },
  },
};
