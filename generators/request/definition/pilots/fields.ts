import type { Bilingual } from '../../../../lib/base/index.ts';
import type { Platform } from '../../../../lib/platform/index.ts';
import type { Condition, Field, Option } from '../field.ts';

const group: Bilingual = { fr: 'La relève', en: 'The succession' };
const person: Bilingual = {
  fr: 'Le pilote qui arrive ou qui continue',
  en: 'The pilot who comes or goes on',
};

/** What becomes of whom. `come`: somebody new arrives; `go`: somebody leaves. */
export const successions = [
  'replace-primary',
  'replace-backup',
  'promote-backup',
  'add-backup',
  'renew-primary',
  'renew-backup',
] as const;
export type Succession = (typeof successions)[number];

const labels: Readonly<Record<Succession, Bilingual>> = {
  'replace-primary': {
    fr: 'Un nouveau titulaire prend la suite',
    en: 'A new primary pilot takes over',
  },
  'replace-backup': {
    fr: 'Un nouveau suppléant prend la suite',
    en: 'A new backup pilot takes over',
  },
  'promote-backup': {
    fr: 'Le suppléant devient titulaire, un suppléant arrive',
    en: 'The backup becomes the primary, a new backup comes',
  },
  'add-backup': { fr: 'Un suppléant de plus', en: 'One more backup pilot' },
  'renew-primary': { fr: 'Le titulaire continue', en: 'The primary pilot goes on' },
  'renew-backup': { fr: 'Le suppléant continue', en: 'The backup pilot goes on' },
};

const comes: Condition = {
  field: 'succession',
  is: ['replace-primary', 'replace-backup', 'promote-backup', 'add-backup'],
  needed: true,
  only: true,
};
const goes: Condition = {
  field: 'succession',
  is: ['replace-primary', 'replace-backup', 'promote-backup'],
  needed: false,
  only: true,
};

/** facts/service.md B.3: opaque references and dates, never a name. */
export function successionFields({ institute, granularity }: Platform): readonly Field[] {
  const { directory } = institute;
  return [
    {
      id: 'succession',
      type: 'dropdown',
      group,
      label: { fr: 'Relève demandée', en: 'Succession asked for' },
      help: {
        fr: 'Une relève à la fois ; la personne qui part reste inscrite, archivée, sans nom.',
        en: 'One at a time; whoever leaves stays on record, archived, without a name.',
      },
      required: true,
      options: successions.map((value): Option => ({ value, label: labels[value] })),
    },
    {
      id: 'leaves-on',
      type: 'input',
      group,
      label: { fr: 'Dernier jour de la personne qui part', en: 'Last day of the one who leaves' },
      help: {
        fr: 'Sans réponse : le jour de la demande. Jusque-là, les deux se côtoient.',
        en: 'Without an answer: the day of the request. Until then both are there.',
      },
      required: false,
      when: goes,
      rule: { read: 'day', side: 'any', withinMonths: granularity.mandateMonths },
      example: '2027-01-31',
    },
    {
      id: 'newcomer-ref',
      type: 'input',
      group: person,
      label: { fr: 'Nouveau pilote : identifiant', en: 'New pilot: identifier' },
      help: {
        fr: `Si quelqu’un arrive. Jamais un nom ni une adresse : cette demande peut être lue par tous. ${directory.whereToFind.fr}`,
        en: `If somebody comes. Never a name or an address: everybody can read this request. ${directory.whereToFind.en}`,
      },
      required: false,
      when: comes,
      rule: { read: 'reference' },
      example: directory.example,
    },
    {
      id: 'trained-on',
      type: 'input',
      group: person,
      label: { fr: 'Date de la formation de base', en: 'Day of the basic course' },
      help: {
        fr: 'Nécessaire pour entrer en fonction ; sans elle, un nouveau pilote est seulement proposé.',
        en: 'Needed to take office; without it a new pilot is only proposed.',
      },
      required: false,
      rule: { read: 'day', side: 'past', withinMonths: granularity.trainingMonths },
      example: '2026-10-06',
    },
    {
      id: 'charter-on',
      type: 'input',
      group: person,
      label: { fr: 'Date d’acceptation de la charte', en: 'Day of accepting the charter' },
      help: {
        fr: `La charte en vigueur (version ${granularity.charter.version}) ; nécessaire pour entrer en fonction.`,
        en: `The charter in force (version ${granularity.charter.version}); needed to take office.`,
      },
      required: false,
      rule: { read: 'day', side: 'past' },
      example: '2026-10-07',
    },
    {
      id: 'mandate-until',
      type: 'input',
      group: person,
      label: { fr: 'Fin du mandat', en: 'End of the mandate' },
      help: {
        fr: `Sans réponse : ${granularity.mandateMonths} mois pour un nouveau pilote, sans changement pour la personne qui continue.`,
        en: `Without an answer: ${granularity.mandateMonths} months for a new pilot, unchanged for one who goes on.`,
      },
      required: false,
      rule: { read: 'day', side: 'future', withinMonths: granularity.mandateMonths },
      example: '2029-06-30',
    },
  ];
}
