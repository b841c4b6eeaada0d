import { z } from 'zod';
import { frenchSpaces } from '../../lib/base/encode/index.ts';
import type { Language } from '../../lib/base/index.ts';
import {
  deeds,
  pilotPassages,
  pilotsOutputSchema,
  reminderDays,
  vacancyDeeds,
  vacancySteps,
} from '../../lib/lifecycle/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { table } from './table.ts';

const generated =
  '<!-- Generated from lib/lifecycle/pilots and lib/platform/policy.ts by `fleet reference`. Do not edit. -->';

/** The rules of pilots, with this institute's numbers, for maintainers. */
export function pilotsPage(): string {
  const { mandateMonths, trainingMonths, basicCourse, charter, courseRenewal } =
    platform.granularity;
  return page([
    generated,
    '# Pilots',
    'The rules by which `fleet pilots` says who must act; pilots read them [in French](pilotes.md). Who the pilots are is data of the instance files: a reference into the directory and dates, never a name. The numbers are [policies](policies.md#pilots).',
    '## Command',
    '`fleet pilots [--today DATE] [--language fr|en]` prints a table of at most 80 columns, the most urgent first; `--json` prints it by [its schema](schemas/pilots.schema.json). `--open --forge local` keeps one issue an instance: opened when somebody must act, brought up to date, closed when all is in order, opened again. Running it twice, or again after it was killed, changes nothing more.',
    '## States',
    table(['From', 'To', 'What it asks'], passages(passageWords.en)),
    'One who leaves is still in charge. Archiving ends the mandate that day. Who comes back is proposed anew.',
    '## Who is in charge',
    'Whoever is `active` or `leaving` and within the mandate. A production instance needs a primary and a backup, a sandbox one of them. In eLabFTW, whoever is trained, active or leaving administers the team of the instance after the first login; whoever is archived no longer does.',
    '## Deadlines',
    list([
      `Mandate: ${mandateMonths} months at most.`,
      `Basic course (\`${basicCourse}\`): valid for ${trainingMonths} months.`,
      ...(courseRenewal === undefined
        ? []
        : [
            `Version ${courseRenewal.release} of eLabFTW came on ${courseRenewal.since}: who followed the course before follows it again within ${courseRenewal.daysToFollow} days of that day.`,
          ]),
      `Charter: version ${charter.version}, in force since ${charter.since}, to be accepted within ${charter.daysToAccept} days.`,
      'Confirmation “still there”: once a year.',
      `Reminders: ${reminderDays.join(', ')} days before, then as late.`,
    ]),
    table(
      ['Deadline', 'What is asked'],
      Object.entries(deeds).map(([kind, { long }]) => [`\`${kind}\``, `${long.en}`]),
    ),
    '## Nobody in charge',
    'Counted in days from the first day without anybody in charge. Steps stay in force until somebody is.',
    table(['Day', 'What is asked'], vacancyRows('en')),
    'Rendering knows no clock, so the two steps that change the notebook are written into its file, `vacancy: { since, step }`, and reviewed like any change: `banner` sets the announcement, `no-new-accounts` also stops accounts by the federation and by administrators. `fleet pilots` says what to write and when, and when to remove it.',
    'Nothing is ever deleted for want of a pilot.',
  ]);
}

/** The same for pilots and heads of units, in French. */
export function pilotesPage(): string {
  const { mandateMonths, trainingMonths, basicCourse, charter, courseRenewal } =
    platform.granularity;
  return frenchSpaces(
    page([
      generated,
      '# Être pilote',
      'Le pilote d’un cahier de laboratoire électronique est la personne de l’unité qui l’a mis en place, qui y accueille ses collègues et à qui le service s’adresse. Un cahier de production a un titulaire et un suppléant, un bac à sable l’un des deux. ([The same in English](pilots.md).)',
      '## Ce qui est noté de vous',
      'Votre référence dans l’annuaire et des dates. Ni votre nom, ni votre adresse personnelle : on vous écrit à l’adresse fonctionnelle du cahier, qui vous survit.',
      '## De proposé à archivé',
      table(['De', 'À', 'Ce qu’il faut'], passages(passageWords.fr)),
      'Tant que vous êtes partant, vous restez pilote. Être archivé met fin au mandat le jour même. Qui revient est proposé à nouveau.',
      '## Vos échéances',
      list([
        `Mandat : ${mandateMonths} mois au plus.`,
        `Formation de base (\`${basicCourse}\`) : valable ${trainingMonths} mois.`,
        ...(courseRenewal === undefined
          ? []
          : [
              `La version ${courseRenewal.release} d’eLabFTW date du ${courseRenewal.since} : si vous avez suivi la formation avant, suivez-la à nouveau dans les ${courseRenewal.daysToFollow} jours à compter de cette date.`,
            ]),
        `Charte : version ${charter.version}, en vigueur depuis le ${charter.since}, à accepter dans les ${charter.daysToAccept} jours.`,
        'Confirmation de présence : une fois par an.',
      ]),
      `Un rappel paraît ${reminderDays.join(', ')} jours avant chaque échéance, dans une demande unique tenue à jour pour votre cahier. Elle se ferme d’elle-même une fois tout en ordre.`,
      table(
        ['Échéance', 'Ce qui vous est demandé'],
        Object.values(deeds).map(({ short, long }) => [short.fr.replace(/ à .*/, ''), long.fr]),
      ),
      '## Quand un cahier n’a plus de pilote',
      'Les jours se comptent à partir du premier jour sans pilote. Chaque étape reste ouverte jusqu’à ce qu’un pilote soit en fonction.',
      table(['Jour', 'Ce qui est demandé'], vacancyRows('fr')),
      'Rien n’est jamais supprimé faute de pilote.',
    ]),
  );
}

/** The published schema of `fleet pilots --json`. */
export function pilotsSchema() {
  return {
    path: 'docs/reference/schemas/pilots.schema.json',
    text: `${JSON.stringify(z.toJSONSchema(pilotsOutputSchema), null, 2)}\n`,
  };
}

// --- internal ---

interface PassageWords {
  readonly states: Readonly<Record<keyof typeof pilotPassages, string>>;
  readonly asked: Readonly<Record<keyof typeof pilotPassages, string>>;
}

/** What each state asks of whoever enters it: the rules of `passPilot`, in words. */
const passageWords: Readonly<Record<Language, PassageWords>> = {
  en: {
    states: {
      proposed: '`proposed`',
      trained: '`trained`',
      active: '`active`',
      leaving: '`leaving`',
      archived: '`archived`',
    },
    asked: {
      proposed: '–',
      trained: 'the basic course',
      active: 'the basic course, a running mandate and the charter in force',
      leaving: '–',
      archived: '–',
    },
  },
  fr: {
    states: {
      proposed: 'proposé',
      trained: 'formé',
      active: 'en fonction',
      leaving: 'partant',
      archived: 'archivé',
    },
    asked: {
      proposed: '–',
      trained: 'la formation de base',
      active: 'la formation de base, un mandat en cours et la charte en vigueur',
      leaving: '–',
      archived: '–',
    },
  },
};

function passages({ states, asked }: PassageWords): readonly (readonly string[])[] {
  const names = Object.keys(pilotPassages) as (keyof typeof pilotPassages)[];
  return names.flatMap((from) =>
    pilotPassages[from].map((to) => [states[from], states[to], asked[to]]),
  );
}

function vacancyRows(language: Language): readonly (readonly string[])[] {
  return vacancySteps.map(({ day, id }) => [`${day}`, vacancyDeeds[id].long[language]]);
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function page(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
