import type { Bilingual } from '../../../../lib/base/index.ts';
import { choiceOf, type Values } from '../../value/values.ts';
import type { Field, Option } from '../field.ts';
import type { AskKind, Route } from '../kind.ts';
import { commitments } from '../marker.ts';
import { languageField, notebookField, nothingSecret, sending } from '../shared.ts';

const id = 'question';
const formVersion = 1;

/** A question: people answer it, and nothing is changed. */
export function question(): AskKind {
  return {
    does: 'ask',
    id,
    formVersion,
    earlier: [],
    tier: 'anyone',
    title: { fr: 'Poser une question', en: 'Ask a question' },
    description: {
      fr: 'Une personne répond ; rien n’est modifié.',
      en: 'A person answers; nothing is changed.',
    },
    intro: {
      fr: 'Votre question va à l’équipe que vous choisissez. Si un autre formulaire convient, il ira plus vite : sa réponse est automatique.',
      en: 'Your question goes to the team that you choose. If another form fits, it is faster: its answer is automatic.',
    },
    issueTitle: 'Question : ',
    fields: [
      {
        id: 'topic',
        type: 'dropdown',
        group,
        label: { fr: 'Sujet', en: 'Topic' },
        help: { fr: 'Le sujet détermine qui vous répond.', en: 'It decides who answers.' },
        required: true,
        options: topics,
      },
      { ...notebookField(false), group },
      questionField,
      { ...languageField, group: sending },
      commitments(id, formVersion, [nothingSecret]),
    ],
    route: (values) => routeOf(values),
    places: {},
  };
}

// --- internal ---

const group: Bilingual = { fr: 'La question', en: 'The question' };

const topics: readonly Option[] = [
  {
    value: 'before-asking',
    label: { fr: 'Avant de demander un cahier', en: 'Before asking for a notebook' },
  },
  { value: 'our-notebook', label: { fr: 'Un cahier en service', en: 'A notebook in use' } },
  {
    value: 'security',
    label: { fr: 'Sécurité ou zone restreinte', en: 'Security or restricted zone' },
  },
  {
    value: 'personal-data',
    label: { fr: 'Données personnelles ou de santé', en: 'Personal or health data' },
  },
  { value: 'other', label: { fr: 'Autre chose', en: 'Something else' } },
];

const questionField: Field = {
  id: 'purpose',
  type: 'textarea',
  group,
  label: { fr: 'Votre question', en: 'Your question' },
  help: {
    fr: 'Ce que vous cherchez à faire, ce que vous avez déjà essayé. Sans nom ni secret.',
    en: 'What you want to do, what you have tried. Without names or secrets.',
  },
  required: true,
  rule: { read: 'text', longest: 8000 },
  example: 'Nous sommes douze : vaut-il mieux une équipe ou un cahier ?',
};

function routeOf(values: Values): Route {
  const topic = choiceOf(values, 'topic', ['security', 'personal-data']);
  if (topic === 'security') return 'security';
  return topic === 'personal-data' ? 'dataProtection' : 'maintainers';
}
