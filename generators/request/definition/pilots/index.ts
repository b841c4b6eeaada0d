import type { Platform } from '../../../../lib/platform/index.ts';
import type { Option } from '../field.ts';
import type { EditKind } from '../kind.ts';
import { commitments } from '../marker.ts';
import { detailsField, languageField, notebookField, nothingSecret } from '../shared.ts';
import { applySuccession, checkSuccession } from './apply.ts';
import { successionFields } from './fields.ts';

const id = 'pilots';
const formVersion = 1;

/** Pilots who come, go, or go on. */
export function rotatePilots(platform: Platform): EditKind {
  return {
    does: 'edit',
    summary: (slug) => ({ fr: `Pilotes de ${slug}`, en: `change the pilots of ${slug}` }),
    id,
    formVersion,
    earlier: [],
    tier: 'owner',
    title: { fr: 'Relève des pilotes', en: 'Pilots who come and go' },
    description: {
      fr: 'Un pilote arrive, part, ou continue : mandat, formation, charte.',
      en: 'A pilot comes, leaves or goes on: mandate, course, charter.',
    },
    intro: {
      fr: 'Un cahier de production a toujours un pilote titulaire et un suppléant. N’écrivez jamais un nom ni une adresse personnelle : seulement les identifiants de l’annuaire et des dates.',
      en: 'A production notebook always has a primary and a backup pilot. Never write a name or a personal address: only the directory’s identifiers, and dates.',
    },
    issueTitle: 'Pilotes : ',
    fields: [
      notebookField(),
      ...successionFields(platform),
      languageField,
      detailsField(
        {
          fr: 'Ce qu’il faut savoir de la passation. Sans nom.',
          en: 'What is good to know about the handover. Without a name.',
        },
        'Passation prévue la dernière semaine de janvier.',
      ),
      commitments(id, formVersion, [headAgrees, pilotAgrees, nothingSecret]),
    ],
    apply: applySuccession,
    check: checkSuccession,
    byHand: (before, after) =>
      after.pilots.some(({ ref }) => !before.pilots.some((pilot) => pilot.ref === ref))
        ? [roleInNotebook]
        : [],
    places: { slug: 'notebook', pilots: 'succession' },
  };
}

// --- internal ---

const roleInNotebook = {
  fr: 'Vérifier que le nouveau pilote a un compte dans le cahier et que son rôle d’administrateur d’équipe a suivi.',
  en: 'Check that the new pilot has an account in the notebook and that the role of team administrator has followed.',
};

const headAgrees: Option = {
  value: 'head-agrees',
  label: {
    fr: 'La direction de l’entité approuve cette relève.',
    en: 'The head of the entity approves this succession.',
  },
};

const pilotAgrees: Option = {
  value: 'pilot-agrees',
  label: {
    fr: 'La personne concernée a accepté sa mission.',
    en: 'The person concerned has accepted the role.',
  },
};
