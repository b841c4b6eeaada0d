import type { Language } from '../../../lib/base/index.ts';

/** The words of the answer that do not come from the form or from a reason. */
export interface Words {
  /** The language's own name. */
  readonly name: string;
  readonly good: string;
  readonly bad: (count: number) => string;
  readonly next: { readonly good: string; readonly bad: string };
  /** Of a text that is no form. */
  readonly unread: string;
  readonly forms: string;
  /** Of a question that could be read. */
  readonly asked: { readonly title: string; readonly next: string };
  readonly head: { readonly field: string; readonly answer: string; readonly todo: string };
  readonly problems: string;
  readonly questions: string;
  readonly goodFields: (count: number) => string;
  readonly line: (line: number) => string;
  readonly nothing: string;
  /** In the place of an answer that is not repeated. */
  readonly hidden: string;
  /** Before links to notebooks that a question speaks of. */
  readonly links: string;
  readonly leftOut: (count: number) => string;
  /** Words of the pull request. */
  readonly pull: {
    readonly asks: (number: number) => string;
    readonly edited: string;
    readonly purpose: string;
  };
}

export const words: Readonly<Record<Language, Words>> = {
  fr: {
    name: 'Français',
    good: '✅ Demande complète',
    bad: (count) => `❌ Demande à corriger : ${count} ${count > 1 ? 'points' : 'point'}`,
    next: {
      good: 'Tout convient. Une personne relit maintenant la demande ; la suite s’écrira ici.',
      bad: 'Modifiez le texte de la demande : cette réponse se met à jour d’elle-même.',
    },
    unread:
      'Cette réponse est automatique ; elle n’a pas reconnu votre demande, qui reste ici, intacte.',
    forms: 'Les formulaires',
    asked: {
      title: '✅ Question bien reçue',
      next: 'Rien d’autre n’est à faire : une personne vous répondra.',
    },
    head: { field: 'Rubrique', answer: 'Réponse lue', todo: 'À corriger' },
    problems: 'La demande dans son ensemble',
    questions: 'À vérifier',
    goodFields: (count) =>
      `✅ ${count} ${count > 1 ? 'rubriques conviennent' : 'rubrique convient'}`,
    line: (line) => `ligne ${line}`,
    nothing: '(rien)',
    hidden: '(non reproduit)',
    links: 'Leurs adresses :',
    leftOut: (count) => `… et ${count} autres, que la place ne permet pas de montrer ici.`,
    pull: {
      asks: (number) => `Ce que demande #${number}, tel qu’il a été lu et vérifié.`,
      edited:
        'Un mainteneur a modifié le fichier : il ne dit plus exactement ce que dit la demande.',
      purpose: 'Précisions du demandeur',
    },
  },
  en: {
    name: 'English',
    good: '✅ The request is complete',
    bad: (count) => `❌ The request needs correcting: ${count} ${count > 1 ? 'points' : 'point'}`,
    next: {
      good: 'All is well. A person now reads the request; what follows will be told here.',
      bad: 'Edit the text of the request: this answer updates by itself.',
    },
    unread:
      'This answer is automatic; it did not recognise your request, which stays here untouched.',
    forms: 'The forms',
    asked: {
      title: '✅ Your question has arrived',
      next: 'There is nothing else to do: a person will answer you.',
    },
    head: { field: 'Section', answer: 'Answer as read', todo: 'To correct' },
    problems: 'The request as a whole',
    questions: 'To check',
    goodFields: (count) => `✅ ${count} ${count > 1 ? 'sections are good' : 'section is good'}`,
    line: (line) => `line ${line}`,
    nothing: '(nothing)',
    hidden: '(not repeated)',
    links: 'Their addresses:',
    leftOut: (count) => `… and ${count} more, for which there is no room here.`,
    pull: {
      asks: (number) => `What #${number} asks for, as it was read and checked.`,
      edited: 'A maintainer has changed the file: it no longer says exactly what the request says.',
      purpose: 'Details from the requester',
    },
  },
};
