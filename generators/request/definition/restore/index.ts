import type { Field } from '../field.ts';
import type { EditKind } from '../kind.ts';
import { commitments } from '../marker.ts';
import {
  detailsField,
  languageField,
  notebookField,
  nothingSecret,
  ownerAgrees,
} from '../shared.ts';
import { applyRestore, checkRestore } from './apply.ts';
import { restoredByHand } from './by-hand.ts';

const id = 'restore';
const formVersion = 1;

/** The data as it was on a day. */
export function restoreInstance(): EditKind {
  return {
    does: 'edit',
    summary: (slug) => ({ fr: `Restauration de ${slug}`, en: `ask to restore ${slug}` }),
    id,
    formVersion,
    earlier: [],
    tier: 'owner',
    title: { fr: 'Restaurer un cahier', en: 'Restore a notebook' },
    description: {
      fr: 'Retrouver les données telles qu’elles étaient à une date.',
      en: 'Get the data back as it was on a day.',
    },
    intro: {
      fr: 'Pour une page effacée, la corbeille et les révisions du cahier suffisent souvent. Dans le doute, demandez la restauration à côté : elle ne touche pas aux travaux en cours.',
      en: 'For a deleted page, the notebook’s own trash and revisions are often enough. If in doubt, ask to restore beside it: that does not touch present work.',
    },
    issueTitle: 'Restauration : ',
    fields: [
      notebookField(),
      ...restoreFields,
      languageField,
      detailsField(
        {
          fr: 'Ce qui manque, depuis quand, et qui attend.',
          en: 'What is missing, since when, and who is waiting.',
        },
        'Les pages de l’équipe Sols de la semaine 46 sont vides.',
      ),
      commitments(id, formVersion, [ownerAgrees, nothingSecret]),
    ],
    apply: applyRestore,
    check: checkRestore,
    byHand: restoredByHand,
    places: {
      slug: 'notebook',
      restore: 'restore-day',
      'restore.at': 'restore-day',
      'restore.into': 'restore-into',
      'restore.reason': 'restore-reason',
    },
  };
}

// --- internal ---

const group = { fr: 'La restauration', en: 'The restore' };

const restoreFields: readonly Field[] = [
  {
    id: 'restore-day',
    type: 'input',
    group,
    label: { fr: 'Date à retrouver', en: 'Day to go back to' },
    help: {
      fr: 'Les données seront celles de la sauvegarde de ce jour-là, ou de la dernière avant lui.',
      en: 'The data will be that of the backup of that day, or of the last one before it.',
    },
    required: true,
    rule: { read: 'day', side: 'past' },
    example: '2026-11-12',
  },
  {
    id: 'restore-into',
    type: 'dropdown',
    group,
    label: { fr: 'Où restaurer', en: 'Where to restore' },
    help: {
      fr: 'À la place : tout ce qui a été écrit depuis est mis de côté, pour tout le monde.',
      en: 'In place: all that was written since is set aside, for everybody.',
    },
    required: true,
    options: [
      { value: 'side', label: { fr: 'À côté, pour y puiser', en: 'Beside it, to copy from' } },
      { value: 'same', label: { fr: 'À la place des données', en: 'In place of the data' } },
    ],
  },
  {
    id: 'restore-reason',
    type: 'input',
    group,
    label: { fr: 'Motif de la restauration', en: 'Reason of the restore' },
    help: {
      fr: 'En une ligne ; il est conservé dans la fiche du cahier.',
      en: 'In one line; it is kept in the notebook’s record.',
    },
    required: true,
    rule: { read: 'line', longest: 200 },
    example: 'Suppression par erreur de toutes les pages d’une équipe',
  },
];
