import type { EarlierForm } from '../earlier.ts';

/** Until November 2026: no choice for health data, no agreement with private partners. */
export const firstForm: EarlierForm = {
  version: 1,
  without: ['health-certificate', 'partners-agreement'],
  fields: {
    classification: {
      help: {
        fr: 'Les deux derniers choix demandent une décision écrite : du délégué à la protection des données, ou de la direction après avis du fonctionnaire de sécurité de défense.',
        en: 'The last two choices need a written decision: of the data-protection officer, or of the head after advice of the defence security officer.',
      },
      options: [
        { value: 'ordinary', label: { fr: 'Ordinaires', en: 'Ordinary' } },
        {
          value: 'personal-data',
          label: { fr: 'Données à caractère personnel', en: 'Personal data' },
        },
        {
          value: 'restricted-zone',
          label: { fr: 'Zone à régime restrictif (ZRR)', en: 'Restricted zone (ZRR)' },
        },
      ],
    },
    'classification-decision': {
      help: {
        fr: 'Obligatoire pour des données à caractère personnel ou une zone à régime restrictif.',
        en: 'Required for personal data or a restricted zone.',
      },
    },
  },
  dropped: [],
};
