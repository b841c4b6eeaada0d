import type { Platform } from '../../../../lib/platform/index.ts';
import type { Field, Option } from '../field.ts';
import type { RequestKind } from '../kind.ts';
import { commitments } from '../marker.ts';
import { dataFields } from './data.ts';
import { entityFields } from './entity.ts';
import { notebookFields } from './notebook.ts';
import { pilotFields } from './pilots.ts';
import { places } from './places.ts';
import { checkNew, naming, propose } from './propose.ts';
import { providerFields } from './provider.ts';
import { specialFields } from './special.ts';

const id = 'new';
const formVersion = 1;

/** A request for a new notebook. */
export function newInstance(platform: Platform): RequestKind {
  return {
    id,
    formVersion,
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
const purpose: Field = {
  id: 'purpose',
  type: 'textarea',
  group: { fr: 'Envoi', en: 'Sending' },
  label: { fr: 'Précisions pour les mainteneurs', en: 'Details for the maintainers' },
  help: {
    fr: 'À quoi servira le cahier, ce qui sort de l’ordinaire, pourquoi une instance plutôt qu’une équipe.',
    en: 'What the notebook is for, what is out of the ordinary, why an instance rather than a team.',
  },
  required: false,
  rule: { read: 'text', longest: 4000 },
  example: 'Suivi de parcelles et d’analyses de sols pour cinq équipes.',
};

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
  {
    value: 'nothing-secret',
    label: {
      fr: 'Cette demande ne contient ni nom de personne, ni adresse personnelle, ni secret.',
      en: 'This request contains no person’s name, personal address or secret.',
    },
  },
];
