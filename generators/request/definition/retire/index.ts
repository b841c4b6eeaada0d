import { daysInState } from '../../../../lib/instance/index.ts';
import type { Condition, Field, Option } from '../field.ts';
import type { EditKind } from '../kind.ts';
import { commitments } from '../marker.ts';
import {
  detailsField,
  languageField,
  notebookField,
  nothingSecret,
  ownerAgrees,
} from '../shared.ts';
import { applyStep, checkStep } from './apply.ts';
import { stepByHand } from './by-hand.ts';
import { steps } from './steps.ts';

const id = 'retire';
const formVersion = 1;

/** A notebook that pauses, comes back, or goes one step further towards its end. */
export function retireInstance(): EditKind {
  return {
    does: 'edit',
    summary: (slug) => ({ fr: `Pause ou retrait de ${slug}`, en: `change the state of ${slug}` }),
    id,
    formVersion,
    earlier: [],
    tier: 'owner',
    title: { fr: 'Mettre en pause ou retirer un cahier', en: 'Pause or retire a notebook' },
    description: {
      fr: 'Préavis, lecture seule, remise de l’export, archivage, ou reprise.',
      en: 'Notice, read-only, export handed over, archiving, or back to work.',
    },
    intro: {
      fr: `Un cahier se retire par étapes : préavis (${daysInState.notice} jours), lecture seule (${daysInState['read-only']} jours), export, archive. Aucune étape ne supprime de données, et chacune peut être annulée. La destruction ne se demande pas ici : elle est décidée à deux, un an au moins après l’archivage.`,
      en: `A notebook is retired step by step: notice (${daysInState.notice} days), read-only (${daysInState['read-only']} days), export, archive. No step deletes data, and each can be undone. Destruction is not asked for here: two people decide on it, a year after archiving at the earliest.`,
    },
    issueTitle: 'Pause ou retrait : ',
    fields: [
      notebookField(),
      stepField,
      receiptField,
      languageField,
      detailsField(
        {
          fr: 'Pourquoi, et ce que deviennent les personnes et leurs travaux.',
          en: 'Why, and what becomes of the people and their work.',
        },
        'L’unité rejoint une autre UMR au 1er janvier.',
      ),
      commitments(id, formVersion, [ownerAgrees, usersToldBox, nothingSecret]),
    ],
    apply: applyStep,
    check: checkStep,
    byHand: stepByHand,
    places: {
      slug: 'notebook',
      state: 'step',
      history: 'step',
      pilots: 'step',
      consortium: 'step',
    },
  };
}

// --- internal ---

const archived: Condition = { field: 'step', is: ['archived'], needed: true, only: true };

const stepField: Field = {
  id: 'step',
  type: 'dropdown',
  group: { fr: 'L’étape demandée', en: 'The step asked for' },
  label: { fr: 'Étape demandée', en: 'Step asked for' },
  help: {
    fr: 'Une étape à la fois, dans cet ordre ; « Reprendre » est possible à tout moment.',
    en: 'One step at a time, in this order; “Back to work” is possible at any time.',
  },
  required: true,
  options: steps.map(({ state, label }) => ({ value: state, label })),
};

const receiptField: Field = {
  id: 'receipt',
  type: 'input',
  group: { fr: 'L’étape demandée', en: 'The step asked for' },
  label: { fr: 'Reçu de l’export', en: 'Receipt of the export' },
  help: {
    fr: 'Référence du reçu signé par l’entité ; obligatoire pour archiver.',
    en: 'Reference of the receipt that the entity signed; required to archive.',
  },
  required: false,
  when: archived,
  rule: { read: 'line', longest: 80 },
  example: 'Reçu 2026-11-041',
};

const usersToldBox: Option = {
  value: 'users-told',
  label: {
    fr: 'Les utilisateurs du cahier sont prévenus, ou le seront avant cette étape.',
    en: 'The users of the notebook have been told, or will be before this step.',
  },
};
