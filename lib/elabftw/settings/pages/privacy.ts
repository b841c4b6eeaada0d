import type { Bilingual, Language } from '../../../base/index.ts';
import type { PageWords, Sections } from './page.ts';

export const privacyTitles: Bilingual = {
  fr: 'Politique de confidentialité',
  en: 'Privacy policy',
};

/** RGPD articles 13 and 30 in plain words. Log retention: facts/service.md A.1 (CNIL 2021-122). */
export function privacyPolicy(words: PageWords): Readonly<Record<Language, Sections>> {
  return {
    fr: [
      [
        'Responsable du traitement',
        `Le cahier de laboratoire électronique de ${words.entity} est mis en œuvre par ${words.institute} (${words.acronym}), responsable du traitement.`,
      ],
      [
        'Données et finalités',
        'Votre fournisseur d’identité transmet votre nom, votre adresse électronique et votre identifiant. Ils servent à vous reconnaître, à attribuer à chaque écrit son auteur et à en garantir l’intégrité. La base légale est la mission d’intérêt public de recherche.',
        'Les connexions et les opérations sont journalisées pour la sécurité du service. Ces journaux ne servent pas à surveiller le travail des personnes.',
      ],
      [
        'Durées de conservation',
        'Les journaux sont conservés un an. Les écrits du cahier sont conservés selon les règles d’archivage de la recherche : ils documentent des travaux et ne sont pas effacés au départ d’une personne. Le compte d’une personne partie est archivé.',
      ],
      [
        'Destinataires',
        'Les données restent sur les serveurs de l’institut. Une empreinte, jamais un contenu, est envoyée à une autorité d’horodatage lorsque vous horodatez un écrit.',
      ],
      [
        'Vos droits',
        `Vous pouvez demander l’accès à vos données, leur rectification ou la limitation de leur traitement à ${words.support}. Vous pouvez adresser une réclamation à la CNIL.`,
      ],
    ],
    en: [
      [
        'Controller',
        `The electronic lab notebook of ${words.entity} is run by ${words.institute} (${words.acronym}), the controller.`,
      ],
      [
        'Data and purposes',
        'Your identity provider sends your name, your mail address and your identifier. They serve to recognise you, to attribute each entry to its author and to guarantee its integrity. The legal basis is the public task of research.',
        'Logins and operations are logged for the security of the service. These logs do not serve to watch how people work.',
      ],
      [
        'How long data are kept',
        'Logs are kept for one year. Entries are kept by the rules for research archives: they document work and are not erased when somebody leaves. The account of a person who has left is archived.',
      ],
      [
        'Recipients',
        'Data stay on the servers of the institute. A fingerprint, never a content, is sent to a timestamp authority when you timestamp an entry.',
      ],
      [
        'Your rights',
        `You may ask for access to your data, their correction or a restriction of their processing at ${words.support}. You may complain to the French data protection authority, CNIL.`,
      ],
    ],
  };
}
