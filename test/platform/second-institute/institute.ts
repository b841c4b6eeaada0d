import type { Institute } from '../../../lib/platform/model/index.ts';

/** Another made-up institute, with another forge, that adopts this repository. */
export const institute: Institute = {
  name: 'Institut du bois, des îles et de la steppe',
  acronym: 'IBIS',
  domain: 'ibis.example',
  timeZone: 'Europe/Brussels',
  support: { mailbox: 'carnets@ibis.example', url: 'https://carnets.ibis.example/secours' },
  directory: {
    name: { fr: 'répertoire du personnel', en: 'staff register' },
    reference: 'ibis-[0-9]{6}',
    example: 'ibis-100200',
    whereToFind: {
      fr: 'Sur le badge, au verso.',
      en: 'On the back of the badge.',
    },
  },
  // Ids that the instances name; only the titles are this institute's.
  centres: {
    'bretagne-loire': 'Site du bois',
    'ile-de-france': 'Site des îles',
    occitanie: 'Site de la steppe',
    'grand-est': 'Site des marais',
    antilles: 'Site des lagons',
  },
  forge: {
    kind: 'gitlab',
    host: 'gitlab.ibis.example',
    repository: 'numerique/carnets/flotte',
    requesters: { gitlab: 'numerique/carnets/demandeurs' },
    teams: {
      maintainers: '@numerique/carnets/mainteneurs',
      security: '@numerique/rssi',
      dataProtection: '@numerique/dpo',
      unitHeads: '@numerique/directions',
    },
  },
  argocd: {
    namespace: 'gitops',
    repoUrl: 'https://gitlab.ibis.example/numerique/carnets/flotte.git',
    revision: 'refs/heads/deployed',
  },
};
