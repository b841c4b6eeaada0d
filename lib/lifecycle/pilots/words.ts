import type { Bilingual } from '../../base/index.ts';
import type { DeadlineKind } from './deadlines.ts';
import type { VacancyStep } from './vacancy.ts';

/** What a pilot has to do before a deadline: in a table, and in a sentence. */
export const deeds: Readonly<Record<DeadlineKind, { short: Bilingual; long: Bilingual }>> = {
  mandate: {
    short: { fr: 'mandat à renouveler', en: 'mandate to renew' },
    long: {
      fr: 'renouveler le mandat ou désigner un successeur',
      en: 'renew the mandate or name a successor',
    },
  },
  training: {
    short: { fr: 'formation à suivre', en: 'course to follow' },
    long: { fr: 'suivre la formation de base', en: 'follow the basic course' },
  },
  charter: {
    short: { fr: 'charte à accepter', en: 'charter to accept' },
    long: { fr: 'accepter la charte en vigueur', en: 'accept the charter in force' },
  },
  confirmation: {
    short: { fr: 'présence à confirmer', en: 'presence to confirm' },
    long: { fr: 'confirmer être toujours pilote', en: 'confirm still being the pilot' },
  },
};

/** What a maintainer writes into the file of an instance, as a step of a vacancy. */
export type VacancyNote = { readonly slug: string; readonly since: string };

interface VacancyDeed {
  readonly who: 'unit-head' | 'maintainers' | 'committee';
  readonly short: Bilingual;
  readonly long: Bilingual;
  /** How it is done, where it is done in the instance file. */
  readonly how?: (note: VacancyNote) => Bilingual;
}

/** Who does what once nobody is in charge. */
export const vacancyDeeds: Readonly<Record<VacancyStep, VacancyDeed>> = {
  'notice-unit-head': {
    who: 'unit-head',
    short: { fr: 'direction : désigner un pilote', en: 'head of the unit: name a pilot' },
    long: {
      fr: 'Direction de l’unité : désigner un pilote.',
      en: 'Head of the unit: name a pilot.',
    },
  },
  banner: {
    who: 'maintainers',
    short: { fr: 'service : annoncer la vacance', en: 'maintainers: announce it' },
    long: {
      fr: 'Mainteneurs : annoncer dans le cahier qu’il n’a plus de pilote.',
      en: 'Maintainers: announce in the notebook that it has no pilot any more.',
    },
    how: (note) => written(note, 'banner'),
  },
  'no-new-accounts': {
    who: 'maintainers',
    short: { fr: 'service : aucun nouveau compte', en: 'maintainers: no new accounts' },
    long: {
      fr: 'Mainteneurs : ne plus ouvrir de compte dans ce cahier.',
      en: 'Maintainers: open no more accounts in this notebook.',
    },
    how: (note) => written(note, 'no-new-accounts'),
  },
  'committee-review': {
    who: 'committee',
    short: { fr: 'comité : lecture seule, ou non', en: 'committee: read-only, or not' },
    long: {
      fr: 'Comité : décider d’une mise en lecture seule. Rien n’est supprimé.',
      en: 'Committee: decide whether it becomes read-only. Nothing is deleted.',
    },
  },
};

/** Somebody is in charge again, and the file still says that nobody is. */
export const vacancyOver: Omit<VacancyDeed, 'how'> = {
  who: 'maintainers',
  short: { fr: 'service : lever la vacance', en: 'maintainers: end the vacancy' },
  long: {
    fr: 'Mainteneurs : un pilote est à nouveau en fonction ; retirer « vacancy » du fichier de l’instance.',
    en: 'Maintainers: a pilot is in charge again; remove “vacancy” from the instance file.',
  },
};

function written({ slug, since }: VacancyNote, step: string): Bilingual {
  const line = `vacancy: { since: '${since}', step: '${step}' }`;
  return {
    fr: `Ajouter « ${line} » à instances/${slug}.ts.`,
    en: `Add “${line}” to instances/${slug}.ts.`,
  };
}

/** How a reminder or a step is told in a table, in at most four characters. */
export const stepSigns: Readonly<
  Record<'T-90' | 'T-30' | 'T-7' | 'late' | VacancyStep | 'vacancy-over', Bilingual>
> = {
  'T-90': { fr: 'J-90', en: 'T-90' },
  'T-30': { fr: 'J-30', en: 'T-30' },
  'T-7': { fr: 'J-7', en: 'T-7' },
  late: { fr: 'échu', en: 'late' },
  'notice-unit-head': { fr: 'J+0', en: 'T+0' },
  banner: { fr: 'J+30', en: 'T+30' },
  'no-new-accounts': { fr: 'J+60', en: 'T+60' },
  'committee-review': { fr: 'J+90', en: 'T+90' },
  'vacancy-over': { fr: 'fin', en: 'end' },
};

export const pilotWords: Readonly<Record<'primary' | 'backup', Bilingual>> = {
  primary: { fr: 'titulaire', en: 'primary' },
  backup: { fr: 'suppléant', en: 'backup' },
};
