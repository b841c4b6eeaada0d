import type { Platform } from '../../../../lib/platform/index.ts';
import type { Option } from '../field.ts';
import type { NewKind } from '../kind.ts';
import { commitments } from '../marker.ts';
import { detailsField, nothingSecret } from '../shared.ts';
import { dataFields } from './data.ts';
import { firstForm } from './earlier.ts';
import { entityFields } from './entity.ts';
import { notebookFields } from './notebook.ts';
import { pilotFields } from './pilots.ts';
import { places } from './places.ts';
import { checkNew, naming, propose } from './propose.ts';
import { providerFields } from './provider.ts';
import { specialFields } from './special.ts';

const id = 'new';
const formVersion = 2;

/** A request for a new notebook. */
export function newInstance(platform: Platform): NewKind {
  return {
    does: 'create',
    summary: (slug) => ({ fr: `Nouveau cahier ${slug}`, en: `add ${slug}` }),
    id,
    formVersion,
    earlier: [firstForm],
    tier: 'member',
    title: { fr: 'Demander un cahier', en: 'Ask for a notebook' },
    description: {
      fr: 'Un cahier de laboratoire électronique pour une unité, un département, un projet…',
      en: 'An electronic lab notebook for a unit, a department, a project…',
    },
    intro: {
      fr: 'Comptez dix minutes. Une réponse automatique dit aussitôt ce qui convient et ce qu’il faut corriger ; une personne relit ensuite. N’écrivez ici ni nom de personne, ni adresse personnelle, ni mot de passe.',
      en: 'Allow ten minutes. An automatic answer says at once what is good and what to correct; a person then reads it. Write no person’s name, personal address or password here.',
    },
    issueTitle: 'Cahier : ',
    fields: [
      ...entityFields(platform),
      ...notebookFields(platform),
      ...dataFields(),
      ...pilotFields(platform),
      ...specialFields(platform),
      ...providerFields(),
      purpose,
      commitments(id, formVersion, boxes),
    ],
    propose,
    check: checkNew,
    naming,
    places,
  };
}

// --- internal ---

/** Shown to the maintainers in the pull request; recorded nowhere. */
const purpose = detailsField(
  {
    fr: 'À quoi servira le cahier, ce qui sort de l’ordinaire, pourquoi un cahier plutôt qu’une équipe.',
    en: 'What the notebook is for, what is out of the ordinary, why an instance rather than a team.',
  },
  'Suivi de parcelles et d’analyses de sols pour cinq équipes.',
);

const boxes: readonly Option[] = [
  {
    value: 'head-agrees',
    label: {
      fr: 'La direction de l’entité approuve cette demande.',
      en: 'The head of the entity approves this request.',
    },
  },
  {
    value: 'pilots-agree',
    label: {
      fr: 'Les pilotes ont accepté leur mission.',
      en: 'The pilots have accepted their role.',
    },
  },
  nothingSecret,
];
