import type { Bilingual } from '../../../../lib/base/index.ts';
import type { Platform } from '../../../../lib/platform/index.ts';
import type { DropdownField, Option } from '../field.ts';

const group: Bilingual = {
  fr: 'Les règles du cahier (laissez vide ce qui ne change pas)',
  en: 'The rules of the notebook (leave empty what does not change)',
};

/** Back to what holds for the whole institute. */
const likeInstitute: Option = {
  value: 'institute',
  label: { fr: 'Comme tout l’institut', en: 'As the whole institute' },
};

export function policyFields({ timestampAuthorities }: Platform): readonly DropdownField[] {
  const authorities = Object.entries(timestampAuthorities).map(([value, { title }]) => ({
    value,
    label: { fr: title, en: title },
  }));
  return [
    {
      id: 'mfa',
      type: 'dropdown',
      group,
      label: { fr: 'Double authentification', en: 'Two-factor login' },
      help: {
        fr: 'À qui elle est imposée ; jamais moins que ce que l’institut demande.',
        en: 'Of whom it is asked; never less than the institute does.',
      },
      required: false,
      options: [
        likeInstitute,
        { value: 'admins', label: { fr: 'Aux administrateurs', en: 'Of administrators' } },
        { value: 'everyone', label: { fr: 'À tout le monde', en: 'Of everybody' } },
      ],
    },
    {
      id: 'timestamp-authority',
      type: 'dropdown',
      group,
      label: { fr: 'Autorité d’horodatage', en: 'Timestamp authority' },
      help: {
        fr: 'Qui atteste la date des travaux ; une autorité qualifiée demande un contrat.',
        en: 'Who attests the date of the work; a qualified authority needs a contract.',
      },
      required: false,
      options: [likeInstitute, ...authorities],
    },
    {
      id: 'timestamp-rhythm',
      type: 'dropdown',
      group,
      label: { fr: 'Rythme d’horodatage', en: 'Timestamp rhythm' },
      help: {
        fr: 'À quel rythme les travaux sont horodatés d’office.',
        en: 'How often the work is timestamped by itself.',
      },
      required: false,
      options: [
        { value: 'weekly', label: { fr: 'Chaque semaine', en: 'Every week' } },
        { value: 'monthly', label: { fr: 'Chaque mois', en: 'Every month' } },
        { value: 'off', label: { fr: 'Jamais d’office', en: 'Never by itself' } },
      ],
    },
    {
      id: 'signature',
      type: 'dropdown',
      group,
      label: { fr: 'Signature qualifiée', en: 'Qualified signature' },
      help: {
        fr: 'Pour contrats et inventions : le document passe par le service de signature de l’institut.',
        en: 'For contracts and inventions: the document goes through the institute’s signature service.',
      },
      required: false,
      options: [
        { value: 'none', label: { fr: 'Non', en: 'No' } },
        { value: 'institution', label: { fr: 'Par l’institut', en: 'By the institute' } },
      ],
    },
  ];
}
