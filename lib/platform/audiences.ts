import type { Audience, AudienceId } from './model/policy.ts';

/** facts/service.md 0.2 and B.5; the RENATER addresses are those that the federation publishes. */
export const audiences: Readonly<Record<AudienceId, Audience>> = {
  institute: {
    title: { fr: 'Agents de l’institut seulement', en: 'Staff of the institute only' },
    metadataUrl: 'https://idp.inrea.example/saml/metadata.xml',
    localAccounts: false,
  },
  renater: {
    title: {
      fr: 'Établissements français de la fédération RENATER',
      en: 'French institutions of the RENATER federation',
    },
    metadataUrl:
      'https://metadata.federation.renater.fr/renater/main/main-idps-renater-metadata.xml',
    localAccounts: false,
  },
  edugain: {
    title: {
      fr: 'Établissements du monde entier par eduGAIN',
      en: 'Institutions worldwide through eduGAIN',
    },
    metadataUrl:
      'https://metadata.federation.renater.fr/edugain/main/main-idps-edugain-metadata.xml',
    localAccounts: false,
  },
  partners: {
    title: {
      fr: 'Fédération RENATER et partenaires privés nommés',
      en: 'RENATER federation and named private partners',
    },
    metadataUrl:
      'https://metadata.federation.renater.fr/renater/main/main-idps-renater-metadata.xml',
    localAccounts: true,
  },
};
