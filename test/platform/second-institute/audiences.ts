import type { Audience, AudienceId } from '../../../lib/platform/model/index.ts';

export const audiences: Readonly<Record<AudienceId, Audience>> = {
  institute: {
    title: { fr: 'Personnel du bois et des îles', en: 'Staff of wood and islands' },
    metadataUrl: 'https://idp.ibis.example/metadata',
    localAccounts: false,
  },
  renater: {
    title: { fr: 'Fédération nationale', en: 'National federation' },
    metadataUrl: 'https://federation.ibis.example/national.xml',
    localAccounts: false,
  },
  edugain: {
    title: { fr: 'Fédération mondiale', en: 'Worldwide federation' },
    metadataUrl: 'https://federation.ibis.example/world.xml',
    localAccounts: false,
  },
  partners: {
    title: { fr: 'Fédération et entreprises', en: 'Federation and companies' },
    metadataUrl: 'https://federation.ibis.example/national.xml',
    localAccounts: true,
  },
};
