import type { Sentence } from './sentence.ts';

/** What can be wrong with a request about a notebook that exists. */
export const kindSentences = {
  'pilot-absent': {
    fr: 'Ce cahier n’a personne dans cette fonction : nul ne peut y continuer ni changer de fonction.',
    en: 'This notebook has nobody in that role: nobody can go on or move up.',
    fix: {
      fr: 'Choisissez l’arrivée d’un nouveau pilote.',
      en: 'Choose that a new pilot comes.',
    },
  },
  'move-nowhere': {
    fr: 'Le cahier est déjà exploité ainsi.',
    en: 'The notebook is run that way already.',
    fix: { fr: 'Choisissez un autre exploitant.', en: 'Choose another operator.' },
  },
  'move-retiring': {
    fr: 'Ce cahier est en cours de retrait : il ne change plus d’exploitant.',
    en: 'This notebook is being retired: it moves to no other operator.',
    fix: {
      fr: 'Demandez d’abord sa reprise avec le formulaire de mise en pause ou de retrait.',
      en: 'First ask to put it back to work, with the form for pausing or retiring.',
    },
  },
  'step-illegal': {
    fr: 'Ce cahier est {now} : cette étape n’est pas la suivante.',
    en: 'This notebook is {now}: this is not the next step.',
    fix: { fr: 'Choisissez parmi : {steps}.', en: 'Choose among: {steps}.' },
  },
  'restore-elsewhere': {
    fr: 'Ce cahier n’est pas exploité par l’institut : ses sauvegardes sont chez son exploitant.',
    en: 'This notebook is not run by the institute: its backups are with its operator.',
    fix: {
      fr: 'Adressez-vous à l’exploitant du cahier.',
      en: 'Ask the operator of the notebook.',
    },
  },
  'restore-pending': {
    fr: 'Une restauration de ce cahier est déjà demandée (demande {number}).',
    en: 'A restore of this notebook is asked for already (request {number}).',
    fix: {
      fr: 'Attendez qu’elle soit faite, ou complétez-la.',
      en: 'Wait until it is done, or add to that one.',
    },
  },
  'restore-before': {
    fr: 'Le cahier n’existait pas encore : il date du {begun}.',
    en: 'The notebook did not exist yet: it dates from {begun}.',
    fix: { fr: 'Indiquez une date postérieure.', en: 'Give a later day.' },
  },
  'restore-too-old': {
    fr: 'Aucune sauvegarde aussi ancienne n’est conservée ; la plus ancienne date du {oldest}.',
    en: 'No backup that old is kept; the oldest dates from {oldest}.',
    fix: {
      fr: 'Indiquez une date qui ne lui est pas antérieure, ou adressez-vous au service d’archives.',
      en: 'Give a day that is not before it, or ask the archives.',
    },
  },
} as const satisfies Readonly<Record<string, Sentence>>;
