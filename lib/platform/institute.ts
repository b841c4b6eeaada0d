import type { Institute } from './model/institute.ts';

/** A made-up institute: no such body exists, and `.example` is reserved for that. */
export const institute: Institute = {
  name: 'Institut national de recherche en écologie appliquée',
  acronym: 'INREA',
  domain: 'inrea.example',
  timeZone: 'Europe/Paris',
  support: { mailbox: 'cle-support@inrea.example', url: 'https://cle.inrea.example/aide' },
  directory: {
    name: { fr: 'annuaire de l’institut', en: 'institute directory' },
    reference: 'inrea-[0-9]{6}',
    example: 'inrea-004217',
    whereToFind: {
      fr: 'Dans l’annuaire, sur la fiche de la personne, ligne « identifiant organisation ».',
      en: 'In the directory, on the person’s page, line “organisation id”.',
    },
  },
  centres: {
    'bretagne-loire': 'Bretagne-Loire',
    'ile-de-france': 'Île-de-France',
    occitanie: 'Occitanie',
    'grand-est': 'Grand Est',
    antilles: 'Antilles-Guyane',
  },
  forge: {
    kind: 'github',
    host: 'github.example',
    repository: 'inrea/eln-fleet',
    requesters: { github: 'inrea/eln-requesters', gitlab: 'inrea/eln-requesters' },
    teams: {
      maintainers: '@inrea/eln-maintainers',
      security: '@inrea/security-officers',
      dataProtection: '@inrea/data-protection',
      unitHeads: '@inrea/unit-heads',
    },
  },
  argocd: {
    namespace: 'argocd',
    repoUrl: 'https://github.example/inrea/eln-fleet.git',
    revision: 'refs/heads/live',
  },
};
