import type { Platform } from '../../../../lib/platform/index.ts';
import type { Condition, Field } from '../field.ts';

const group = {
  fr: 'Cas particuliers (laissez vide ce qui ne vous concerne pas)',
  en: 'Special cases (leave empty what does not concern you)',
};

const withPartners: Condition = { field: 'audience', is: ['partners'], needed: true, only: true };
const selfHosted: Condition = {
  field: 'scenario',
  is: ['self-hosted'],
  needed: false,
  only: true,
};

export function specialFields({ institute }: Platform): readonly Field[] {
  return [
    {
      id: 'partners-sponsor',
      type: 'input',
      group,
      label: { fr: 'Partenaires privés : garant', en: 'Private partners: sponsor' },
      help: {
        fr: `Identifiant de la personne qui répond d’eux. ${institute.directory.whereToFind.fr}`,
        en: `Identifier of the person who answers for them. ${institute.directory.whereToFind.en}`,
      },
      required: false,
      when: withPartners,
      rule: { read: 'reference' },
      example: institute.directory.example,
    },
    {
      id: 'partners-until',
      type: 'input',
      group,
      label: { fr: 'Partenaires privés : fin d’accès', en: 'Private partners: end of access' },
      help: {
        fr: 'Le jour où leurs comptes se ferment.',
        en: 'The day on which their accounts close.',
      },
      required: false,
      when: withPartners,
      rule: { read: 'day', side: 'future' },
      example: '2027-12-31',
    },
    {
      id: 'partners-agreement',
      type: 'input',
      group,
      label: { fr: 'Partenaires privés : accord', en: 'Private partners: agreement' },
      help: {
        fr: 'Référence de l’accord qui les lie : confidentialité, propriété des résultats. Sans elle, l’officier de sécurité la demandera.',
        en: 'Reference of the agreement that binds them: confidentiality, who owns the results. Without it, the security officer will ask.',
      },
      required: false,
      when: { ...withPartners, needed: false },
      rule: { read: 'line', longest: 120 },
      example: 'Accord de consortium 2026-088',
    },
    {
      id: 'consortium-end',
      type: 'input',
      group,
      label: { fr: 'Consortium : date de fin', en: 'Consortium: end date' },
      help: {
        fr: 'Pour un projet ou un consortium : le jour où il s’achève.',
        en: 'For a project or a consortium: the day on which it ends.',
      },
      required: false,
      goesWith: ['consortium-destination'],
      rule: { read: 'day', side: 'future' },
      example: '2029-03-31',
    },
    {
      id: 'consortium-destination',
      type: 'input',
      group,
      label: { fr: 'Consortium : devenir des données', en: 'Consortium: where the data goes' },
      help: {
        fr: 'Qui gardera les données, et où, une fois le consortium achevé.',
        en: 'Who will keep the data, and where, once the consortium has ended.',
      },
      required: false,
      goesWith: ['consortium-end'],
      rule: { read: 'line', longest: 200 },
      example: 'Archives de l’unité coordinatrice, puis entrepôt de l’institut',
    },
    {
      id: 'host',
      type: 'input',
      group,
      label: { fr: 'Nom d’hôte propre', en: 'Host name of your own' },
      help: {
        fr: 'Seulement si le cahier doit répondre à une autre adresse que celle qui découle de son identifiant.',
        en: 'Only if the notebook must answer at another address than the one made of its identifier.',
      },
      required: false,
      rule: { read: 'host' },
      example: `cahier.ecosol.${institute.domain}`,
    },
    {
      id: 'repository',
      type: 'input',
      group,
      label: { fr: 'Autohébergement : dépôt', en: 'Self-hosting: repository' },
      help: {
        fr: 'Le dépôt de l’entité où envoyer les conseils de mise à jour.',
        en: 'The entity’s repository, where upgrade advice is sent.',
      },
      required: false,
      when: selfHosted,
      rule: { read: 'url' },
      example: `https://forge.${institute.domain}/ecosol/cahier`,
    },
  ];
}
