import { audienceIds, type Platform } from '../../../../lib/platform/index.ts';
import type { Field } from '../field.ts';
import { languages } from '../shared.ts';

const group = { fr: 'Le cahier', en: 'The notebook' };

export function notebookFields({ audiences, granularity }: Platform): readonly Field[] {
  return [
    {
      id: 'scenario',
      type: 'dropdown',
      group,
      label: { fr: 'Mode d’exploitation', en: 'Who runs it' },
      help: {
        fr: 'Dans le doute, laissez l’institut s’en charger : sauvegardes, mises à jour et supervision sont comprises.',
        en: 'If in doubt, let the institute run it: backups, upgrades and monitoring are included.',
      },
      required: true,
      options: [
        {
          value: 'managed',
          label: { fr: 'L’institut (recommandé)', en: 'The institute (recommended)' },
        },
        {
          value: 'self-hosted',
          label: { fr: 'L’entité, sur ses serveurs', en: 'The entity, on its own servers' },
        },
        {
          value: 'saas',
          label: { fr: 'Un prestataire, sous contrat', en: 'A provider, under contract' },
        },
      ],
    },
    {
      id: 'stage',
      type: 'dropdown',
      group,
      label: { fr: 'Usage prévu', en: 'Intended use' },
      help: {
        fr: 'Une entité a un seul cahier de production, et au plus un bac à sable.',
        en: 'An entity has one production notebook only, and at most one sandbox.',
      },
      required: true,
      options: [
        {
          value: 'production',
          label: { fr: 'Production : données de recherche', en: 'Production: research data' },
        },
        {
          value: 'sandbox',
          label: { fr: 'Bac à sable : essais et formation', en: 'Sandbox: trials and training' },
        },
      ],
    },
    {
      id: 'slug',
      type: 'input',
      group,
      label: { fr: 'Identifiant du cahier', en: 'Notebook identifier' },
      help: {
        fr: 'Définitif, il formera l’adresse du cahier : 3 à 30 lettres minuscules sans accent, chiffres ou tirets, en commençant par une lettre.',
        en: 'Final, it makes the address of the notebook: 3 to 30 unaccented lower-case letters, digits or dashes, a letter first.',
      },
      required: true,
      rule: { read: 'free-slug' },
      example: 'ecosol',
    },
    {
      id: 'audience',
      type: 'dropdown',
      group,
      label: { fr: 'Qui pourra se connecter', en: 'Who may log in' },
      help: {
        fr: 'Choisissez le cercle le plus étroit qui suffise ; il pourra être élargi plus tard, sur demande.',
        en: 'Choose the narrowest circle that is enough; it can be widened later, on request.',
      },
      required: true,
      options: audienceIds.map((value) => ({ value, label: audiences[value].title })),
    },
    {
      id: 'users',
      type: 'input',
      group,
      label: { fr: 'Nombre d’utilisateurs attendus', en: 'Expected number of users' },
      help: {
        fr: `Dans un an, environ. En dessous de ${granularity.fewUsers}, une équipe dans un cahier existant convient souvent mieux.`,
        en: `In a year, roughly. Below ${granularity.fewUsers}, a team in an existing notebook is often the better answer.`,
      },
      required: true,
      rule: { read: 'count', most: 100_000 },
      example: '45',
    },
    {
      id: 'teams',
      type: 'input',
      group,
      label: { fr: 'Nombre d’équipes attendues', en: 'Expected number of teams' },
      help: {
        fr: 'Une équipe du cahier correspond à une équipe de recherche, pas à un projet.',
        en: 'A team of the notebook is a research team, not a project.',
      },
      required: true,
      rule: { read: 'count', most: 1000 },
      example: '5',
    },
    {
      id: 'storage',
      type: 'input',
      group,
      label: { fr: 'Volume de fichiers attendu', en: 'Expected volume of files' },
      help: {
        fr: 'En gigaoctets, dans un an. Sans réponse, la taille découle du nombre d’utilisateurs. Un cahier n’est pas un entrepôt de données.',
        en: 'In gigabytes, in a year. Without an answer, it follows from the number of users. A notebook is not a data repository.',
      },
      required: false,
      rule: { read: 'gigabytes', most: 20_000 },
      example: '80',
    },
    {
      id: 'language',
      type: 'dropdown',
      group,
      label: { fr: 'Langue de l’interface', en: 'Language of the interface' },
      help: {
        fr: 'Sans réponse : français. Chacun pourra changer la sienne.',
        en: 'Without an answer: French. Everybody may change their own.',
      },
      required: false,
      options: languages,
    },
  ];
}
