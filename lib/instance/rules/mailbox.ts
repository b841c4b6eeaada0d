import type { Platform } from '../../platform/index.ts';
import type { Instance } from '../schema/instance.ts';
import type { Found } from './found.ts';
import { looksLikePerson, namesFunction } from './person.ts';

/** The functional mailbox survives the people behind it. facts/service.md B.3. */
export function* mailboxRules({ mailbox }: Instance, platform: Platform): Generator<Found> {
  const { institute } = platform;
  const [local = '', domain = ''] = mailbox.split('@');
  if (domain !== institute.domain && !domain.endsWith(`.${institute.domain}`)) {
    yield {
      code: 'mailbox-domain',
      level: 'error',
      field: 'mailbox',
      fr: `La boîte fonctionnelle n’est pas du domaine ${institute.domain}.`,
      en: `The functional mailbox is not in the domain ${institute.domain}.`,
      fix: {
        fr: 'Demandez une boîte fonctionnelle à l’institut et donnez son adresse.',
        en: 'Ask the institute for a functional mailbox and give its address.',
      },
    };
  }
  if (looksLikePerson(local, platform)) {
    yield {
      code: 'mailbox-person',
      level: 'error',
      field: 'mailbox',
      fr: 'Cette adresse ressemble à celle d’une personne ; la boîte doit survivre à ses pilotes.',
      en: 'This address looks like a person’s; the mailbox must survive its pilots.',
      fix: {
        fr: `Donnez une boîte fonctionnelle, par exemple « cle-unite@${institute.domain} ».`,
        en: `Give a functional mailbox, for example “cle-unit@${institute.domain}”.`,
      },
    };
  } else if (!namesFunction(local, platform)) {
    yield unnamedFunction(institute.domain);
  }
}

// --- internal ---

/** `jdupont@` may be a person or a project: nobody but the requester can tell. */
function unnamedFunction(domain: string): Found {
  return {
    code: 'mailbox-function',
    level: 'warn',
    field: 'mailbox',
    fr: 'Rien dans cette adresse ne dit qu’elle est celle d’une fonction et non d’une personne.',
    en: 'Nothing in this address says that it belongs to a function and not to a person.',
    fix: {
      fr: `Vérifiez que c’est une boîte partagée ; préférez un nom tel que « cle-unite@${domain} ».`,
      en: `Check that it is a shared mailbox; prefer a name such as “cle-unit@${domain}”.`,
    },
  };
}
