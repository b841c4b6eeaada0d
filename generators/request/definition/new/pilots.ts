import type { Bilingual } from '../../../../lib/base/index.ts';
import type { Platform } from '../../../../lib/platform/index.ts';
import type { Condition, Field } from '../field.ts';

const group = { fr: 'Les pilotes', en: 'The pilots' };

const inProduction: Condition = {
  field: 'stage',
  is: ['production'],
  needed: true,
  only: false,
};

/** facts/service.md B.3: opaque references and dates, never a name. */
export function pilotFields({ institute, granularity }: Platform): readonly Field[] {
  const { directory } = institute;
  const trained: Bilingual = {
    fr: 'Date à laquelle la formation de base a été suivie ; obligatoire en production.',
    en: 'Day on which the basic course was followed; required in production.',
  };
  return [
    {
      id: 'primary-ref',
      type: 'input',
      group,
      label: { fr: 'Pilote titulaire : identifiant', en: 'Primary pilot: identifier' },
      help: {
        fr: `Jamais un nom ni une adresse : cette demande peut être lue par tous. ${directory.whereToFind.fr}`,
        en: `Never a name or an address: everybody can read this request. ${directory.whereToFind.en}`,
      },
      required: true,
      rule: { read: 'reference' },
      example: directory.example,
    },
    {
      id: 'primary-trained',
      type: 'input',
      group,
      label: { fr: 'Pilote titulaire : date de formation', en: 'Primary pilot: training date' },
      help: trained,
      required: false,
      when: inProduction,
      rule: { read: 'day', side: 'past', withinMonths: granularity.trainingMonths },
      example: '2026-10-06',
    },
    {
      id: 'backup-ref',
      type: 'input',
      group,
      label: { fr: 'Pilote suppléant : identifiant', en: 'Backup pilot: identifier' },
      help: {
        fr: 'Obligatoire en production : une autre personne que le pilote titulaire.',
        en: 'Required in production: another person than the primary pilot.',
      },
      required: false,
      when: inProduction,
      rule: { read: 'reference' },
      example: directory.example,
    },
    {
      id: 'backup-trained',
      type: 'input',
      group,
      label: { fr: 'Pilote suppléant : date de formation', en: 'Backup pilot: training date' },
      help: trained,
      required: false,
      when: inProduction,
      rule: { read: 'day', side: 'past', withinMonths: granularity.trainingMonths },
      example: '2026-10-06',
    },
    {
      id: 'mandate-until',
      type: 'input',
      group,
      label: { fr: 'Fin du mandat des pilotes', en: 'End of the pilots’ mandate' },
      help: {
        fr: `Sans réponse : ${granularity.mandateMonths} mois à compter de la demande, la durée la plus longue.`,
        en: `Without an answer: ${granularity.mandateMonths} months from the request, the longest time.`,
      },
      required: false,
      rule: { read: 'day', side: 'future', withinMonths: granularity.mandateMonths },
      example: '2029-06-30',
    },
    {
      id: 'mailbox',
      type: 'input',
      group,
      label: { fr: 'Boîte fonctionnelle des pilotes', en: 'Functional mailbox of the pilots' },
      help: {
        fr: 'Une boîte partagée de l’institut, qui demeure quand les personnes changent.',
        en: 'A shared mailbox of the institute, which outlives the persons.',
      },
      required: true,
      rule: { read: 'mailbox' },
      example: `cle-ecosol@${institute.domain}`,
    },
  ];
}
