import type { Sentence } from './sentence.ts';

/** What can be wrong with a body as a form: its length, its headings, its choices, its boxes. */
export const formSentences = {
  'body-empty': {
    fr: 'La demande est vide.',
    en: 'The request is empty.',
    fix: {
      fr: 'Ouvrez une nouvelle demande à partir du formulaire et remplissez-la.',
      en: 'Open a new request from the form and fill it in.',
    },
  },
  'body-too-long': {
    fr: 'La demande compte {length} caractères ; la forge en admet {limit}.',
    en: 'The request has {length} characters; the forge admits {limit}.',
    fix: {
      fr: 'Raccourcissez les réponses ; la limite est franchie à la ligne {at}.',
      en: 'Shorten the answers; the limit is passed on line {at}.',
    },
  },
  'kind-unknown': {
    fr: 'Ce texte ne correspond à aucun formulaire de demande.',
    en: 'This text does not match any request form.',
    fix: {
      fr: 'Ouvrez une nouvelle demande avec l’un des formulaires et recopiez-y vos réponses : {forms}.',
      en: 'Open a new request with one of the forms and copy your answers into it: {forms}.',
    },
  },
  'form-version': {
    fr: 'Cette demande utilise la version {version} du formulaire ; la version en vigueur est la version {current}.',
    en: 'This request uses version {version} of the form; the version in force is version {current}.',
    fix: {
      fr: 'Ouvrez le formulaire actuel par le lien donné avec cette réponse : vos réponses y sont déjà recopiées.',
      en: 'Open the current form by the link that comes with this answer: your answers are already copied into it.',
    },
  },
  'nothing-changes': {
    fr: 'Cette demande ne changerait rien : le cahier est déjà ainsi.',
    en: 'This request would change nothing: the notebook is so already.',
    fix: {
      fr: 'Répondez aux rubriques qui doivent changer, ou fermez la demande.',
      en: 'Answer the sections that are to change, or close the request.',
    },
  },
  'text-outside-form': {
    fr: 'Du texte précède la première rubrique du formulaire.',
    en: 'Some text stands before the first section of the form.',
    fix: {
      fr: 'Déplacez ce texte dans une rubrique de texte libre, ou supprimez-le.',
      en: 'Move this text into a section for free text, or delete it.',
    },
  },
  'marks-stacked': {
    fr: 'Plus de {limit} signes diacritiques sont empilés sur une même lettre.',
    en: 'More than {limit} diacritical marks are stacked on one letter.',
    fix: {
      fr: 'Effacez la ligne {at} et retapez-la au clavier.',
      en: 'Delete line {at} and type it again.',
    },
  },
  'field-missing': {
    fr: 'La rubrique « {label} » manque dans la demande.',
    en: 'The section “{label}” is missing from the request.',
    fix: {
      fr: 'Rétablissez le titre de cette rubrique à sa place, sans rien y changer, avec votre réponse en dessous.',
      en: 'Put the heading of this section back in its place, unchanged, with your answer below.',
    },
  },
  'label-changed': {
    fr: 'Le titre de la rubrique « {label} » a été modifié à la ligne {at}.',
    en: 'The heading of the section “{label}” was changed on line {at}.',
    fix: {
      fr: 'Rétablissez ce titre à l’identique.',
      en: 'Put this heading back exactly as it was.',
    },
  },
  'label-repeated': {
    fr: 'Le titre de la rubrique « {label} » figure {times} fois (lignes {lines}) : on ne sait pas quelle réponse est la bonne.',
    en: 'The heading of the section “{label}” stands {times} times (lines {lines}): nobody can tell which answer is meant.',
    fix: {
      fr: 'Ne gardez ce titre qu’une fois ; dans un texte libre, formulez-le autrement.',
      en: 'Keep this heading only once; in a free text, put it another way.',
    },
  },
  'field-newer': {
    fr: 'La rubrique « {label} » est apparue dans le formulaire après votre demande, et une réponse y est nécessaire.',
    en: 'The section “{label}” came into the form after your request, and an answer to it is needed.',
    fix: {
      fr: 'Ouvrez le formulaire actuel par le lien donné avec cette réponse : vos réponses y sont déjà recopiées.',
      en: 'Open the current form by the link that comes with this answer: your answers are already copied into it.',
    },
  },
  'field-misplaced': {
    fr: 'La rubrique « {label} » n’est plus à sa place.',
    en: 'The section “{label}” is no longer in its place.',
    fix: {
      fr: 'Remettez les rubriques dans l’ordre du formulaire.',
      en: 'Put the sections back in the order of the form.',
    },
  },
  'field-empty': {
    fr: 'Cette rubrique est obligatoire ; elle est restée sans réponse.',
    en: 'This section is required and has no answer.',
    fix: { fr: 'Répondez sous son titre.', en: 'Answer below its heading.' },
  },
  'field-needed': {
    fr: 'Cette rubrique est obligatoire quand la réponse à « {other} » est « {answer} ».',
    en: 'This section is required when the answer to “{other}” is “{answer}”.',
    fix: {
      fr: 'Répondez-y, ou changez la réponse à « {other} ».',
      en: 'Answer it, or change the answer to “{other}”.',
    },
  },
  'field-unneeded': {
    fr: 'Cette rubrique n’a de sens que si la réponse à « {other} » est « {answers} ».',
    en: 'This section makes sense only if the answer to “{other}” is “{answers}”.',
    fix: {
      fr: 'Videz-la, ou changez la réponse à « {other} ».',
      en: 'Empty it, or change the answer to “{other}”.',
    },
  },
  'field-companion': {
    fr: 'Cette rubrique va de pair avec « {other} », qui a une réponse.',
    en: 'This section goes together with “{other}”, which has an answer.',
    fix: { fr: 'Remplissez les deux, ou aucune.', en: 'Fill in both, or neither.' },
  },
  'option-unknown': {
    fr: 'Cette réponse ne fait pas partie des choix proposés.',
    en: 'This answer is not one of those that are offered.',
    fix: {
      fr: 'Reprenez mot pour mot l’un de ces choix : {options}.',
      en: 'Use one of these choices, word for word: {options}.',
    },
  },
  'option-several': {
    fr: 'Plusieurs choix sont cochés ; il en faut un seul.',
    en: 'Several choices are ticked; only one is wanted.',
    fix: { fr: 'Ne laissez qu’une case cochée.', en: 'Leave only one box ticked.' },
  },
  'box-unticked': {
    fr: 'La case « {box} » n’est pas cochée.',
    en: 'The box “{box}” is not ticked.',
    fix: {
      fr: 'Cochez-la si vous prenez cet engagement ; sans lui, la demande ne peut pas aboutir.',
      en: 'Tick it if you make this commitment; without it the request cannot go on.',
    },
  },
  'box-changed': {
    fr: 'La ligne {at} n’est pas une case du formulaire.',
    en: 'Line {at} is not a box of the form.',
    fix: {
      fr: 'Rétablissez le texte des cases tel que le formulaire le donne.',
      en: 'Put the text of the boxes back as the form gives it.',
    },
  },
  'box-missing': {
    fr: 'La case « {box} » a été retirée ou modifiée.',
    en: 'The box “{box}” was removed or changed.',
    fix: {
      fr: 'Rétablissez-la telle que le formulaire la donne, et cochez-la.',
      en: 'Put it back as the form gives it, and tick it.',
    },
  },
  'box-repeated': {
    fr: 'La case « {box} » figure plusieurs fois.',
    en: 'The box “{box}” stands several times.',
    fix: { fr: 'Ne la gardez qu’une fois.', en: 'Keep it only once.' },
  },
} as const satisfies Readonly<Record<string, Sentence>>;
