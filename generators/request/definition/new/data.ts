import type { Field } from '../field.ts';

const group = { fr: 'Les données', en: 'The data' };

export function dataFields(): readonly Field[] {
  return [
    {
      id: 'classification',
      type: 'dropdown',
      group,
      label: { fr: 'Nature des données', en: 'Nature of the data' },
      help: {
        fr: 'Tous les choix sauf le premier demandent une décision écrite : du délégué à la protection des données, ou, pour une zone, de la direction après avis du fonctionnaire de sécurité de défense.',
        en: 'All choices but the first need a written decision: of the data-protection officer, or, for a zone, of the head after advice of the defence security officer.',
      },
      required: true,
      options: [
        { value: 'ordinary', label: { fr: 'Ordinaires', en: 'Ordinary' } },
        {
          value: 'personal-data',
          label: { fr: 'Données à caractère personnel', en: 'Personal data' },
        },
        {
          value: 'health-data',
          label: { fr: 'Données de santé', en: 'Health data' },
        },
        {
          value: 'restricted-zone',
          label: { fr: 'Zone à régime restrictif (ZRR)', en: 'Restricted zone (ZRR)' },
        },
      ],
    },
    {
      id: 'classification-decision',
      type: 'input',
      group,
      label: { fr: 'Référence de la décision', en: 'Reference of the decision' },
      help: {
        fr: 'Obligatoire pour des données à caractère personnel ou de santé, ou une zone à régime restrictif.',
        en: 'Required for personal data, health data or a restricted zone.',
      },
      required: false,
      when: {
        field: 'classification',
        is: ['personal-data', 'health-data', 'restricted-zone'],
        needed: true,
        only: true,
      },
      rule: { read: 'line', longest: 80 },
      example: 'DPO-2026-041',
    },
    {
      id: 'health-certificate',
      type: 'input',
      group,
      label: { fr: 'Certificat d’hébergeur de santé', en: 'Health hosting certificate' },
      help: {
        fr: 'Référence du certificat HDS de l’hébergeur du cahier ; obligatoire pour des données de santé.',
        en: 'Reference of the HDS certificate of whoever will host the notebook; required for health data.',
      },
      required: false,
      when: { field: 'classification', is: ['health-data'], needed: true, only: true },
      rule: { read: 'line', longest: 80 },
      example: 'HDS-2026-0412',
    },
    {
      id: 'sensitivity',
      type: 'dropdown',
      group,
      label: { fr: 'Sensibilité des données', en: 'Sensitivity of the data' },
      help: {
        fr: 'Au sens de l’article 31 de la loi SREN ; obligatoire chez un prestataire. Sans réponse : ordinaire.',
        en: 'In the sense of article 31 of the French SREN act; required with a provider. Without an answer: ordinary.',
      },
      required: false,
      when: { field: 'scenario', is: ['saas'], needed: true, only: false },
      options: [
        { value: 'ordinary', label: { fr: 'Ordinaire', en: 'Ordinary' } },
        { value: 'particular', label: { fr: 'Particulière', en: 'Particular' } },
      ],
    },
    {
      id: 'sensitivity-decision',
      type: 'input',
      group,
      label: { fr: 'Référence de l’analyse', en: 'Reference of the analysis' },
      help: {
        fr: 'Obligatoire si la sensibilité est particulière.',
        en: 'Required if the sensitivity is particular.',
      },
      required: false,
      when: { field: 'sensitivity', is: ['particular'], needed: true, only: true },
      rule: { read: 'line', longest: 80 },
      example: 'RSSI-2026-017',
    },
  ];
}
