import type { Platform } from '../../platform/index.ts';
import { addMonths } from '../days.ts';
import type { Instance } from '../schema/instance.ts';
import { isRunning } from '../states.ts';
import type { Found } from './found.ts';
import { isDirectoryReference, looksLikePerson } from './person.ts';

export type Pilot = Instance['pilots'][number];

/** Trained referents: how many, who (never by name), for how long. facts/service.md B.3. */
export function* pilotRules(instance: Instance, platform: Platform): Generator<Found> {
  for (const [index, pilot] of instance.pilots.entries()) {
    yield* onePilotRules(pilot, `pilots[${index}]`, platform);
  }
  if (!isRunning(instance.state)) return;
  const present = instance.pilots.filter((pilot) => pilot.state !== 'archived');
  if (new Set(present.map((pilot) => pilot.ref.toLowerCase())).size < present.length) yield twice;
  if (instance.stage === 'sandbox') {
    if (present.length === 0) yield none;
    return;
  }
  yield* productionRules(instance.pilots, platform.granularity.basicCourse);
}

// --- internal ---

function* productionRules(all: readonly Pilot[], course: string): Generator<Found> {
  const present = all.filter((pilot) => pilot.state !== 'archived');
  const primaries = present.filter((pilot) => pilot.kind === 'primary');
  const backups = present.filter((pilot) => pilot.kind === 'backup');
  // One who is leaving may overlap with the successor.
  const staying = primaries.filter((pilot) => pilot.state !== 'leaving');
  const inCharge = staying.length > 0 ? staying : primaries;
  if (inCharge.length !== 1) yield primary(inCharge.length);
  if (backups.length === 0) yield backup;
  // A successor may be proposed before the course; those in charge may not.
  for (const group of [primaries, backups]) {
    const [first] = group;
    if (first === undefined || group.some((pilot) => hasFollowed(pilot, course))) continue;
    yield untrained(first.kind, `pilots[${all.indexOf(first)}].training`, course);
  }
}

function* onePilotRules(pilot: Pilot, field: string, platform: Platform): Generator<Found> {
  const { directory } = platform.institute;
  const { basicCourse, mandateMonths } = platform.granularity;
  if (!isDirectoryReference(pilot.ref, platform)) {
    const example = {
      fr: `Donnez une référence telle que « ${directory.example} » (${directory.name.fr}).`,
      en: `Give a reference such as “${directory.example}” (${directory.name.en}).`,
    };
    yield looksLikePerson(pilot.ref, platform) ? person(field, example) : reference(field, example);
  }
  const { from, until } = pilot.mandate;
  if (until <= from) yield order(field);
  else if (until > addMonths(from, mandateMonths)) yield long(field, mandateMonths);
  const isDeclaredTrained = pilot.state !== 'proposed' && pilot.state !== 'archived';
  if (isDeclaredTrained && !hasFollowed(pilot, basicCourse)) yield notTrained(field, basicCourse);
}

function hasFollowed(pilot: Pilot, course: string): boolean {
  return pilot.training.some((followed) => followed.course === course);
}

function primary(count: number): Found {
  return {
    code: 'pilot-primary',
    level: 'error',
    field: 'pilots',
    fr: `Une instance de production a exactement un pilote titulaire ; il y en a ${count}.`,
    en: `A production instance has exactly one primary pilot; there are ${count}.`,
    fix: { fr: 'Désignez un seul pilote titulaire.', en: 'Name one primary pilot.' },
  };
}

const backup: Found = {
  code: 'pilot-backup',
  level: 'error',
  field: 'pilots',
  fr: 'Une instance de production a au moins un pilote suppléant.',
  en: 'A production instance has at least one backup pilot.',
  fix: { fr: 'Désignez un pilote suppléant.', en: 'Name a backup pilot.' },
};

const none: Found = {
  code: 'pilot-none',
  level: 'error',
  field: 'pilots',
  fr: 'Un bac à sable a au moins un pilote.',
  en: 'A sandbox has at least one pilot.',
  fix: { fr: 'Désignez un pilote.', en: 'Name a pilot.' },
};

const twice: Found = {
  code: 'pilot-twice',
  level: 'error',
  field: 'pilots',
  fr: 'La même personne est pilote deux fois : titulaire et suppléant sont deux personnes.',
  en: 'The same person is a pilot twice: primary and backup are two people.',
  fix: { fr: 'Désignez deux personnes.', en: 'Name two people.' },
};

function untrained(kind: Pilot['kind'], field: string, course: string): Found {
  const who = kind === 'primary' ? 'titulaire' : 'suppléant';
  return {
    code: 'training-missing',
    level: 'error',
    field,
    fr: `Aucun pilote ${who} n’a suivi la formation de base (${course}), qui précède l’ouverture.`,
    en: `No ${kind} pilot has followed the basic course (${course}), which comes before the opening.`,
    fix: {
      fr: 'Indiquez la date de la formation, ou inscrivez-y le pilote d’abord.',
      en: 'Give the date of the course, or enrol the pilot first.',
    },
  };
}

function notTrained(field: string, course: string): Found {
  return {
    code: 'pilot-untrained',
    level: 'error',
    field: `${field}.state`,
    fr: `Ce pilote est dit formé ou en fonction, sans la formation de base (${course}).`,
    en: `This pilot is said to be trained or in charge, without the basic course (${course}).`,
    fix: {
      fr: 'Indiquez la date de la formation, ou ne déclarez pas encore ce pilote formé.',
      en: 'Give the date of the course, or do not declare this pilot trained yet.',
    },
  };
}

/** The text itself is not repeated: it may be somebody's name. */
function person(field: string, example: { fr: string; en: string }): Found {
  return {
    code: 'pilot-person',
    level: 'error',
    field: `${field}.ref`,
    fr: 'La référence du pilote ressemble au nom d’une personne : aucun nom n’est écrit ici.',
    en: 'The pilot’s reference looks like a person’s name: no name is written here.',
    fix: example,
  };
}

function reference(field: string, example: { fr: string; en: string }): Found {
  return {
    code: 'pilot-reference',
    level: 'error',
    field: `${field}.ref`,
    fr: 'La référence du pilote n’a pas la forme de celles de l’annuaire.',
    en: 'The pilot’s reference does not look like those of the directory.',
    fix: example,
  };
}

function order(field: string): Found {
  return {
    code: 'mandate-order',
    level: 'error',
    field: `${field}.mandate.until`,
    fr: 'Le mandat finit avant de commencer.',
    en: 'The mandate ends before it begins.',
    fix: { fr: 'Corrigez les deux dates.', en: 'Correct both dates.' },
  };
}

function long(field: string, months: number): Found {
  return {
    code: 'mandate-long',
    level: 'error',
    field: `${field}.mandate.until`,
    fr: `Le mandat d’un pilote dure au plus ${months} mois.`,
    en: `A pilot’s mandate lasts ${months} months at most.`,
    fix: {
      fr: 'Choisissez une date plus proche ; un mandat se renouvelle.',
      en: 'Choose a nearer date; a mandate can be renewed.',
    },
  };
}
