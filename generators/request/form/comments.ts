import type { Bilingual } from '../../../lib/base/index.ts';
import type { Field } from '../definition/field.ts';
import type { RequestKind } from '../definition/kind.ts';
import { helpOf } from './condition.ts';

/**
 * GitLab has no forms, only a Markdown text to fill in; help stands in HTML
 * comments, one a line. The parser removes exactly these lines, so both use this file.
 */

/** Comments above the first heading. */
export function introComments({ intro }: RequestKind): readonly string[] {
  return [comment(intro.fr), comment(intro.en)];
}

/** Comments below the heading of a field. */
export function fieldComments(field: Field, { fields }: RequestKind): readonly string[] {
  const before = fields[fields.indexOf(field) - 1];
  const opensGroup = before?.group.fr !== field.group.fr;
  return [
    ...(opensGroup ? [comment(`===== ${field.group.fr} / ${field.group.en} =====`)] : []),
    ...guidance(field, helpOf(field, fields)).map(comment),
  ];
}

/** The same lines as templates had them before they told when a field makes sense. */
export function earlierComments(field: Field): readonly string[] {
  return guidance(field, field.help).map(comment);
}

// --- internal ---

function guidance(field: Field, help: Bilingual): readonly string[] {
  const { fr, en } = asked(field);
  const example = 'example' in field ? field.example.replace(/\n/g, ' ⏎ ') : undefined;
  return [
    `${fr} ${help.fr}${example ? ` Exemple : ${example}` : ''}`,
    `${en} ${help.en}${example ? ` Example: ${example}` : ''}`,
  ];
}

function asked({ type, required }: Field): Bilingual {
  if (type === 'dropdown') {
    return required
      ? { fr: 'Obligatoire, cochez un choix.', en: 'Required, tick one choice.' }
      : { fr: 'Facultatif, cochez un choix.', en: 'Optional, tick one choice.' };
  }
  return required
    ? { fr: 'Obligatoire.', en: 'Required.' }
    : { fr: 'Facultatif.', en: 'Optional.' };
}

function comment(text: string): string {
  return `<!-- ${text} -->`;
}
