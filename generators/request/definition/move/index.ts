import type { Platform } from '../../../../lib/platform/index.ts';
import type { Field } from '../field.ts';
import type { EditKind } from '../kind.ts';
import { commitments } from '../marker.ts';
import { dataFields } from '../new/data.ts';
import { notebookFields } from '../new/notebook.ts';
import { providerFields } from '../new/provider.ts';
import { specialFields } from '../new/special.ts';
import {
  detailsField,
  languageField,
  notebookField,
  nothingSecret,
  ownerAgrees,
} from '../shared.ts';
import { applyMove, checkMove } from './apply.ts';
import { movedByHand } from './by-hand.ts';

const id = 'move';
const formVersion = 1;

/** Another party runs the notebook from now on. */
export function moveInstance(platform: Platform): EditKind {
  return {
    does: 'edit',
    summary: (slug) => ({
      fr: `Changement d’exploitant de ${slug}`,
      en: `move ${slug} to another operator`,
    }),
    id,
    formVersion,
    earlier: [],
    tier: 'owner',
    title: { fr: 'Changer d’exploitant', en: 'Move to another operator' },
    description: {
      fr: 'Du service de l’institut à vos serveurs ou à un prestataire, ou l’inverse.',
      en: 'From the institute’s service to your own servers or a provider, or back.',
    },
    intro: {
      fr: 'La demande prépare la fiche du cahier. Le déménagement des données se fait à la main, à une date convenue, avant la fusion : la liste des étapes figure dans la demande de fusion.',
      en: 'The request prepares the notebook’s record. The data is moved by hand, on an agreed day, before the merge: the steps stand in the pull request.',
    },
    issueTitle: 'Changement d’exploitant : ',
    fields: [
      notebookField(),
      ...some(notebookFields(platform), ['scenario']),
      ...some(dataFields(), ['sensitivity', 'sensitivity-decision']),
      ...some(specialFields(platform), ['host', 'repository']).map(withHelp),
      ...providerFields(),
      languageField,
      detailsField(
        {
          fr: 'Pourquoi, quand, et combien de jours le cahier peut rester fermé.',
          en: 'Why, when, and for how many days the notebook may stay closed.',
        },
        'Après la campagne d’été ; deux jours de fermeture conviennent.',
      ),
      commitments(id, formVersion, [ownerAgrees, dataAgreed, nothingSecret]),
    ],
    apply: applyMove,
    check: checkMove,
    byHand: movedByHand,
    places: {
      slug: 'notebook',
      scenario: 'scenario',
      cluster: 'scenario',
      ring: 'scenario',
      host: 'host',
      repository: 'repository',
      sensitivity: 'sensitivity',
      'sensitivity.decision': 'sensitivity-decision',
      classification: 'scenario',
      product: 'scenario',
      provider: 'provider-name',
      'provider.name': 'provider-name',
      'provider.contract': 'provider-contract',
      'provider.until': 'provider-until',
      'provider.qualification': 'provider-scope',
      'provider.qualification.scope': 'provider-scope',
      'provider.qualification.layer': 'provider-layer',
      'provider.qualification.until': 'provider-qualified-until',
    },
  };
}

// --- internal ---

const dataAgreed = {
  value: 'data-agreed',
  label: {
    fr: 'L’entité répond de ses données pendant le déménagement.',
    en: 'The entity answers for its data during the move.',
  },
};

const hostHelp = {
  fr: 'L’adresse à laquelle le cahier répondra ; obligatoire si l’entité ou un prestataire l’exploite.',
  en: 'The address at which the notebook will answer; required if the entity or a provider runs it.',
};

function withHelp(field: Field): Field {
  return field.id === 'host' ? { ...field, help: hostHelp } : field;
}

function some<Known extends { readonly id: string }>(
  fields: readonly Known[],
  ids: readonly string[],
): readonly Known[] {
  return fields.filter((field) => ids.includes(field.id));
}
