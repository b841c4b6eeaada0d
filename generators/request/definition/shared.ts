import type { Bilingual } from '../../../lib/base/index.ts';
import type { DropdownField, Field, InputField, Option, TextareaField } from './field.ts';

/** Fields and boxes that several kinds of request have. */

export const sending: Bilingual = { fr: 'Envoi', en: 'Sending' };

export const languages: readonly Option[] = [
  { value: 'fr', label: { fr: 'Français', en: 'French' } },
  { value: 'en', label: { fr: 'Anglais', en: 'English' } },
];

/** The notebook that a request is about. */
export function notebookField(required = true): InputField {
  return {
    id: 'notebook',
    type: 'input',
    group: { fr: 'Le cahier concerné', en: 'The notebook concerned' },
    label: { fr: 'Cahier concerné', en: 'Notebook concerned' },
    help: {
      fr: 'Son identifiant : le premier mot de son adresse, avant le premier point.',
      en: 'Its identifier: the first word of its address, before the first dot.',
    },
    required,
    rule: { read: 'notebook' },
    example: 'ecosol',
  };
}

/** What the requester says to the maintainers; recorded nowhere but in the issue. */
export function detailsField(help: Bilingual, example: string): TextareaField {
  return {
    id: 'purpose',
    type: 'textarea',
    group: sending,
    label: { fr: 'Précisions pour les mainteneurs', en: 'Details for the maintainers' },
    help,
    required: false,
    rule: { read: 'text', longest: 4000 },
    example,
  };
}

/** In which language the answer comes first. */
export const languageField: DropdownField = {
  id: 'language',
  type: 'dropdown',
  group: sending,
  label: { fr: 'Langue de la réponse', en: 'Language of the answer' },
  help: {
    fr: 'Sans réponse : français. L’autre langue est repliée dessous.',
    en: 'Without an answer: French. The other language is folded below.',
  },
  required: false,
  options: languages,
};

export const ownerAgrees: Option = {
  value: 'owner-agrees',
  label: {
    fr: 'J’agis au nom du groupe à qui appartient ce cahier.',
    en: 'I act for the group that owns this notebook.',
  },
};

export const nothingSecret: Option = {
  value: 'nothing-secret',
  label: {
    fr: 'Cette demande ne contient ni nom de personne, ni adresse personnelle, ni secret.',
    en: 'This request contains no person’s name, personal address or secret.',
  },
};

/**
 * Some fields of another form, in that order, under another heading, free to stay empty, and
 * with a help of their own where the other form's would mislead.
 */
export function borrowed(
  fields: readonly Field[],
  ids: readonly string[],
  group: Bilingual,
  helps: Readonly<Record<string, Bilingual>> = {},
): readonly Field[] {
  return ids.map((id) => {
    const field = fields.find((known) => known.id === id);
    if (field === undefined) throw new Error(`There is no field ${id} to borrow.`);
    const { when: _, goesWith: __, ...rest } = field;
    return { ...rest, group, help: helps[id] ?? field.help, required: false };
  });
}
