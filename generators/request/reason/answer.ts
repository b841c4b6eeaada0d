import type { Sentence } from './sentence.ts';

/** What can be wrong with one answer. */
export const answerSentences = {
  'several-lines': {
    fr: 'Cette réponse doit tenir sur une seule ligne.',
    en: 'This answer must stand on one line.',
    fix: {
      fr: 'Ne gardez qu’une ligne sous le titre de la rubrique.',
      en: 'Keep only one line below the heading of the section.',
    },
  },
  'invisible-character': {
    fr: 'Cette réponse contient un caractère invisible, {sign}, en position {column}.',
    en: 'This answer contains an invisible character, {sign}, in position {column}.',
    fix: {
      fr: 'Effacez la réponse et retapez-la au clavier, sans copier-coller.',
      en: 'Delete the answer and type it again, without pasting.',
    },
  },
  'nothing-said': {
    fr: 'Cette réponse ne contient ni lettre ni chiffre.',
    en: 'This answer contains no letter and no digit.',
    fix: {
      fr: 'Écrivez votre réponse, ou laissez la rubrique vide si elle est facultative.',
      en: 'Write your answer, or leave the section empty if it is optional.',
    },
  },
  'lost-character': {
    fr: 'Un caractère de cette réponse a été perdu : un losange ou un carré figure à sa place.',
    en: 'A character of this answer was lost: a diamond or a square stands in its place.',
    fix: {
      fr: 'Retapez le mot concerné au clavier.',
      en: 'Type the word in question again.',
    },
  },
  'text-too-long': {
    fr: 'Cette réponse compte {length} caractères ; {limit} au plus sont admis.',
    en: 'This answer has {length} characters; at most {limit} are admitted.',
    fix: { fr: 'Raccourcissez-la.', en: 'Shorten it.' },
  },
  'lines-too-many': {
    fr: 'Cette réponse compte {count} lignes ; {most} au plus sont admises.',
    en: 'This answer has {count} lines; at most {most} are admitted.',
    fix: { fr: 'Ne gardez que l’essentiel.', en: 'Keep the essential ones only.' },
  },
  'count-shape': {
    fr: 'Un nombre entier, en chiffres, est attendu.',
    en: 'A whole number, in digits, is expected.',
    fix: { fr: 'Écrivez par exemple « {example} ».', en: 'Write for instance “{example}”.' },
  },
  'count-range': {
    fr: 'Ce nombre doit être compris entre 1 et {most}.',
    en: 'This number must lie between 1 and {most}.',
    fix: { fr: 'Vérifiez le nombre.', en: 'Check the number.' },
  },
  'gigabytes-shape': {
    fr: 'Un volume en gigaoctets est attendu.',
    en: 'A volume in gigabytes is expected.',
    fix: {
      fr: 'Écrivez un nombre entier de gigaoctets, par exemple « 200 », ou de téraoctets, par exemple « 2 To ».',
      en: 'Write a whole number of gigabytes, for instance “200”, or of terabytes, for instance “2 TB”.',
    },
  },
  'day-shape': {
    fr: 'Une date qui existe est attendue, dans l’ordre année, mois, jour.',
    en: 'A date that exists is expected, in the order year, month, day.',
    fix: { fr: 'Écrivez par exemple « {example} ».', en: 'Write for instance “{example}”.' },
  },
  'day-not-ahead': {
    fr: 'Cette date n’est pas postérieure au jour de la demande, {openedOn}.',
    en: 'This date does not lie after the day of the request, {openedOn}.',
    fix: { fr: 'Indiquez une date à venir.', en: 'Give a date to come.' },
  },
  'day-ahead': {
    fr: 'Cette date est postérieure au jour de la demande, {openedOn}.',
    en: 'This date lies after the day of the request, {openedOn}.',
    fix: {
      fr: 'Indiquez une date passée, ou laissez la rubrique vide tant que ce n’est pas fait.',
      en: 'Give a date in the past, or leave the section empty until it is done.',
    },
  },
  'day-too-far': {
    fr: 'Cette date est à plus de {months} mois du jour de la demande, {openedOn}.',
    en: 'This date is more than {months} months away from the day of the request, {openedOn}.',
    fix: {
      fr: 'Indiquez une date qui ne dépasse pas le {limit}.',
      en: 'Give a date that does not lie beyond {limit}.',
    },
  },
  'unit-code-shape': {
    fr: 'Ce code d’unité n’a pas la forme attendue.',
    en: 'This unit code does not have the expected form.',
    fix: {
      fr: 'Écrivez le type et le numéro de l’unité, par exemple « UMR 1234 ».',
      en: 'Write the kind and the number of the unit, for instance “UMR 1234”.',
    },
  },
  'mailbox-shape': {
    fr: 'Cette réponse n’est pas une adresse de messagerie complète, en minuscules.',
    en: 'This answer is not a complete mail address in lower case.',
    fix: { fr: 'Écrivez par exemple « {example} ».', en: 'Write for instance “{example}”.' },
  },
  'host-shape': {
    fr: 'Cette réponse n’est pas un nom d’hôte complet, en minuscules.',
    en: 'This answer is not a complete host name in lower case.',
    fix: {
      fr: 'Écrivez-le sans protocole ni barre oblique, par exemple « {example} ».',
      en: 'Write it without protocol or slash, for instance “{example}”.',
    },
  },
  'url-shape': {
    fr: 'Cette réponse n’est pas une adresse en https, telle qu’un navigateur l’affiche.',
    en: 'This answer is not an https address as a browser shows it.',
    fix: { fr: 'Écrivez par exemple « {example} ».', en: 'Write for instance “{example}”.' },
  },
  'url-secret': {
    fr: 'Cette adresse contient un nom d’utilisateur, un mot de passe ou des paramètres ; la demande est publique.',
    en: 'This address contains a user name, a password or parameters; the request is public.',
    fix: {
      fr: 'Ne gardez que l’adresse, par exemple « {example} » ; si un mot de passe ou un jeton y figurait, changez-le.',
      en: 'Keep the address only, for instance “{example}”; if it held a password or a token, change it.',
    },
  },
  'reference-person': {
    fr: 'Cette réponse ressemble à un nom de personne ou à une adresse personnelle ; la demande est publique.',
    en: 'This answer looks like a person’s name or a personal address; the request is public.',
    fix: {
      fr: 'Remplacez-la par l’identifiant de la personne, par exemple « {example} ». {where}',
      en: 'Replace it with the person’s identifier, for instance “{example}”. {where}',
    },
  },
  'reference-shape': {
    fr: 'Cet identifiant n’a pas la forme de ceux de l’annuaire ({directory}).',
    en: 'This identifier does not have the form of those of the directory ({directory}).',
    fix: {
      fr: 'Écrivez par exemple « {example} ». {where}',
      en: 'Write for instance “{example}”. {where}',
    },
  },
  'notebook-unknown': {
    fr: 'Aucun cahier de l’institut ne porte cet identifiant.',
    en: 'No notebook of the institute has this identifier.',
    fix: {
      fr: 'Recopiez le premier mot de l’adresse du cahier, avant le premier point.',
      en: 'Copy the first word of the notebook’s address, before the first dot.',
    },
  },
  'notebook-near': {
    fr: 'Aucun cahier de l’institut ne porte cet identifiant ; « {near} » s’en approche.',
    en: 'No notebook of the institute has this identifier; “{near}” comes near.',
    fix: {
      fr: 'Écrivez « {near} » si c’est bien ce cahier.',
      en: 'Write “{near}” if that is the notebook.',
    },
  },
  'notebook-destroyed': {
    fr: 'Ce cahier a été détruit : il n’en reste que le nom.',
    en: 'This notebook was destroyed: only its name is left.',
    fix: {
      fr: 'Demandez un nouveau cahier, ou posez une question.',
      en: 'Ask for a new notebook, or ask a question.',
    },
  },
  'notebook-closed': {
    fr: 'Ce cahier est archivé : plus personne ne peut l’ouvrir.',
    en: 'This notebook is archived: nobody can open it any more.',
    fix: {
      fr: 'Demandez d’abord sa réouverture avec le formulaire de mise en pause ou de retrait.',
      en: 'First ask to open it again, with the form for pausing or retiring.',
    },
  },
  'storage-shrinks': {
    fr: 'Le cahier dispose déjà de {now} gigaoctets ; un volume ne peut pas être réduit.',
    en: 'The notebook has {now} gigabytes already; a volume does not shrink.',
    fix: {
      fr: 'Indiquez un volume plus grand, ou videz cette rubrique.',
      en: 'Give a larger volume, or empty this section.',
    },
  },
  'storage-object': {
    fr: 'Les fichiers de ce cahier sont dans un stockage objet, qui n’a pas de taille à fixer.',
    en: 'The files of this notebook lie in an object store, which has no size to set.',
    fix: { fr: 'Videz cette rubrique.', en: 'Empty this section.' },
  },
  'nowhere-to-run': {
    fr: 'Aucune grappe de la plateforme n’accueille cette nature de données.',
    en: 'No cluster of the platform takes data of this nature.',
    fix: {
      fr: 'Écrivez à {support} avant de poursuivre.',
      en: 'Write to {support} before you go on.',
    },
  },
  'team-or-instance': {
    fr: 'Moins de {few} personnes sont attendues : une équipe dans un cahier existant, ou un nouveau cahier ?',
    en: 'Fewer than {few} people are expected: a team in an existing notebook, or a new notebook?',
    fix: {
      fr: 'Voyez d’abord ces cahiers de votre centre : {instances}. Sinon, dites dans « {purpose} » pourquoi il vous en faut un.',
      en: 'First look at these notebooks of your centre: {instances}. Otherwise say in “{purpose}” why you need one.',
    },
  },
  'near-duplicate': {
    fr: 'Un cahier très proche de celui-ci existe déjà : {instances}.',
    en: 'A notebook very near to this one exists already: {instances}.',
    fix: {
      fr: 'Si c’est la même entité, demandez-y une équipe ; sinon, laissez cette demande telle quelle.',
      en: 'If it is the same entity, ask for a team there; otherwise leave this request as it is.',
    },
  },
  'agreement-missing': {
    fr: 'L’accord qui lie les partenaires privés n’est pas cité : l’officier de sécurité le demandera.',
    en: 'The agreement that binds the private partners is not cited: the security officer will ask for it.',
    fix: {
      fr: 'Citez sa référence dans la rubrique des partenaires, ou signez-le d’abord.',
      en: 'Cite its reference in the section on partners, or sign it first.',
    },
  },
  'owner-unknown': {
    fr: 'Le groupe de la forge à qui appartiendra le cahier n’est pas encore connu.',
    en: 'The group on the forge that will own the notebook is not known yet.',
    fix: {
      fr: 'Inscrivez-le dans le fichier (owner.group) avant de fusionner.',
      en: 'Write it into the file (owner.group) before you merge.',
    },
  },
  'answer-unfit': {
    fr: 'Cette réponse ne peut pas être enregistrée telle quelle.',
    en: 'This answer cannot be recorded as it is.',
    fix: {
      fr: 'Reformulez-la d’après l’aide de la rubrique, ou écrivez à {support}.',
      en: 'Put it another way, following the help of the section, or write to {support}.',
    },
  },
} as const satisfies Readonly<Record<string, Sentence>>;
