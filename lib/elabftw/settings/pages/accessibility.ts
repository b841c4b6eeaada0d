import type { Bilingual, Language } from '../../../base/index.ts';
import type { PageWords, Sections } from './page.ts';

export const accessibilityTitles: Bilingual = {
  fr: 'Déclaration d’accessibilité',
  en: 'Accessibility statement',
};

/** Day on which the statement was written, and was true. It must be looked at again within a year (RGAA). */
export const accessibilityStatedOn = '2026-11-24';

/** The frame that RGAA 4.1 gives. Nobody has audited the notebook, so it says that it does not conform. */
export function accessibilityStatement(words: PageWords): Readonly<Record<Language, Sections>> {
  return {
    fr: [
      [
        'État de conformité',
        `${words.institute} s’engage à rendre ses services accessibles, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration concerne ${words.site}.`,
        'Ce service n’est pas conforme au RGAA 4.1 : aucun audit n’a encore été mené.',
        `Déclaration établie le <time datetime="${accessibilityStatedOn}">${accessibilityStatedOn}</time>.`,
      ],
      [
        'Retour d’information et contact',
        `Si vous ne parvenez pas à accéder à un contenu ou à un service, écrivez à ${words.support} : nous vous orienterons vers une alternative accessible ou vous fournirons le contenu sous une autre forme.`,
      ],
      [
        'Voies de recours',
        'Si notre réponse ne vous satisfait pas, vous pouvez écrire au Défenseur des droits ou contacter son délégué dans votre région.',
      ],
    ],
    en: [
      [
        'Conformance status',
        `${words.institute} undertakes to make its services accessible, as article 47 of the French law no. 2005-102 of 11 February 2005 asks. This statement concerns ${words.site}.`,
        'This service does not conform to RGAA 4.1: no audit has been made yet.',
        `Statement made on <time datetime="${accessibilityStatedOn}">${accessibilityStatedOn}</time>.`,
      ],
      [
        'Feedback and contact',
        `If you cannot reach a content or a service, write to ${words.support}: we will show you an accessible way or give you the content in another form.`,
      ],
      [
        'Remedies',
        'If our answer does not satisfy you, you may write to the French Défenseur des droits or to its delegate in your region.',
      ],
    ],
  };
}
