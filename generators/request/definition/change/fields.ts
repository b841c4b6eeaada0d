import type { Bilingual } from '../../../../lib/base/index.ts';
import { type Platform, sizeIds } from '../../../../lib/platform/index.ts';
import type { DropdownField, Field } from '../field.ts';
import { notebookFields } from '../new/notebook.ts';
import { pilotFields } from '../new/pilots.ts';
import { specialFields } from '../new/special.ts';
import { borrowed } from '../shared.ts';
import { policyFields } from './policy-fields.ts';

const capacity: Bilingual = {
  fr: 'La taille (laissez vide ce qui ne change pas)',
  en: 'The size (leave empty what does not change)',
};
const people: Bilingual = {
  fr: 'Les personnes (laissez vide ce qui ne change pas)',
  en: 'The people (leave empty what does not change)',
};

/** What may change in the life of a notebook, and nothing that makes another notebook of it. */
export function changeFields(platform: Platform): readonly Field[] {
  return [
    ...borrowed(notebookFields(platform), ['users', 'teams'], capacity, helps),
    sizeField(platform),
    ...borrowed(notebookFields(platform), ['storage'], capacity, helps),
    ...borrowed(notebookFields(platform), ['audience'], people),
    ...borrowed(
      specialFields(platform),
      ['partners-sponsor', 'partners-until', 'partners-agreement'],
      people,
      partnerHelps(platform),
    ),
    ...borrowed(pilotFields(platform), ['mailbox'], people),
    ...policyFields(platform),
    ringField,
  ];
}

// --- internal ---

const helps: Readonly<Record<string, Bilingual>> = {
  users: {
    fr: 'Dans un an, environ. La taille suit s’il le faut.',
    en: 'In a year, roughly. The size follows if need be.',
  },
  storage: {
    fr: 'En gigaoctets, dans un an. Un volume peut être agrandi, jamais réduit.',
    en: 'In gigabytes, in a year. A volume grows; it never shrinks.',
  },
};

function partnerHelps({ institute }: Platform): Readonly<Record<string, Bilingual>> {
  const { whereToFind } = institute.directory;
  return {
    'partners-sponsor': {
      fr: `S’il y a des partenaires privés : identifiant de la personne qui répond d’eux. ${whereToFind.fr}`,
      en: `If there are private partners: identifier of the person who answers for them. ${whereToFind.en}`,
    },
    'partners-until': {
      fr: 'S’il y a des partenaires privés : le jour où leurs comptes se ferment.',
      en: 'If there are private partners: the day on which their accounts close.',
    },
    'partners-agreement': {
      fr: 'S’il y a des partenaires privés : référence de l’accord qui les lie (confidentialité, propriété des résultats).',
      en: 'If there are private partners: reference of the agreement that binds them (confidentiality, who owns the results).',
    },
  };
}

function sizeField({ sizes }: Platform): DropdownField {
  return {
    id: 'size',
    type: 'dropdown',
    group: capacity,
    label: { fr: 'Taille', en: 'Size' },
    help: {
      fr: 'Sans réponse, la taille suit le nombre d’utilisateurs. Changer de taille redémarre le cahier.',
      en: 'Without an answer, the size follows the number of users. Another size restarts the notebook.',
    },
    required: false,
    options: sizeIds.map((id) => ({
      value: id,
      label: {
        fr: `${id} : jusqu’à ${sizes[id].users} personnes`,
        en: `${id}: up to ${sizes[id].users} people`,
      },
    })),
  };
}

const ringField: DropdownField = {
  id: 'ring',
  type: 'dropdown',
  group: { fr: 'Les mises à jour', en: 'Upgrades' },
  label: { fr: 'Anneau de mise à jour', en: 'Release ring' },
  help: {
    fr: 'Les premiers anneaux reçoivent les nouvelles versions avant les autres et en rendent compte.',
    en: 'The first rings get new versions before the others, and report on them.',
  },
  required: false,
  options: [
    { value: 'canary', label: { fr: 'Le tout premier (essais)', en: 'The very first (trials)' } },
    { value: 'early', label: { fr: 'Parmi les premiers', en: 'Among the first' } },
    { value: 'stable', label: { fr: 'Avec le plus grand nombre', en: 'With most others' } },
  ],
};
