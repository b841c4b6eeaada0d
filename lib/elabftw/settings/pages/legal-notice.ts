import type { Bilingual, Language } from '../../../base/index.ts';
import type { PageWords, Sections } from './page.ts';

export const legalNoticeTitles: Bilingual = { fr: 'Mentions légales', en: 'Legal notice' };

/** Publisher, host, software: what a French public body’s site must say of itself. */
export function legalNotice(words: PageWords): Readonly<Record<Language, Sections>> {
  return {
    fr: [
      [
        'Éditeur et hébergeur',
        `Ce service est édité et hébergé par ${words.institute} (${words.acronym}), à l’adresse ${words.site}. Contact : ${words.support}.`,
      ],
      [
        'Logiciel',
        'Le service repose sur eLabFTW, logiciel libre publié sous licence GNU AGPL version 3. Son code source est public.',
      ],
      [
        'Contenus',
        'Les contenus du cahier ne sont pas publics. Leur reproduction demande l’accord de l’unité.',
      ],
    ],
    en: [
      [
        'Publisher and host',
        `This service is published and hosted by ${words.institute} (${words.acronym}), at ${words.site}. Contact: ${words.support}.`,
      ],
      [
        'Software',
        'The service is built on eLabFTW, free software under the GNU AGPL version 3. Its source code is public.',
      ],
      [
        'Contents',
        'The contents of the notebook are not public. Reproducing them needs the consent of the unit.',
      ],
    ],
  };
}
