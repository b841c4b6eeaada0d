import type { Bilingual, Language } from '../../../base/index.ts';
import type { PageWords, Sections } from './page.ts';

export const termsTitles: Bilingual = {
  fr: 'Conditions d’utilisation',
  en: 'Terms of service',
};

/** facts/service.md A.1 and A.2: what the notebook is for, what must not be in it, who helps. */
export function termsOfService(words: PageWords): Readonly<Record<Language, Sections>> {
  return {
    fr: [
      [
        'Objet',
        `Ce cahier sert à consigner les travaux de recherche de ${words.entity}. Son contenu appartient à l’unité et à ses tutelles, non à la personne qui l’écrit.`,
      ],
      [
        'Engagements',
        'Vous écrivez sous votre propre identité, vous ne prêtez pas votre compte et vous consignez vos travaux à mesure qu’ils sont faits.',
        'Vous ne déposez ni données de santé, ni données sensibles au sens de l’article 9 du RGPD, ni informations classifiées, sauf décision écrite.',
      ],
      [
        'Valeur de preuve',
        'Le cahier conserve les révisions et un journal d’audit. Pour donner une date certaine à un écrit, horodatez-le.',
      ],
      [
        'Aide',
        `Adressez-vous d’abord à votre pilote : ${words.pilots}. L’aide de l’institut est à l’adresse <a href="${words.supportUrl}">${words.supportUrl}</a>.`,
      ],
    ],
    en: [
      [
        'Purpose',
        `This notebook records the research of ${words.entity}. Its content belongs to the unit and the bodies that supervise it, not to the person who writes it.`,
      ],
      [
        'What you undertake',
        'You write under your own identity, you do not lend your account, and you record your work as it is done.',
        'You enter no health data, no sensitive data in the sense of article 9 of the GDPR and no classified information, unless a written decision allows it.',
      ],
      [
        'Value as evidence',
        'The notebook keeps revisions and an audit log. To give an entry a certain date, timestamp it.',
      ],
      [
        'Help',
        `Ask your pilot first: ${words.pilots}. The help of the institute is at <a href="${words.supportUrl}">${words.supportUrl}</a>.`,
      ],
    ],
  };
}
