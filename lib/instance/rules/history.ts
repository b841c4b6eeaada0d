import { addDays } from '../days.ts';
import type { Instance } from '../schema/instance.ts';
import { daysInState, isForward, mayFollow } from '../states.ts';
import type { Found } from './found.ts';

/**
 * The passages tell how the instance came to its state: begun as active, one legal
 * step after the other, in order of time, the last one into the state it is in.
 * No passage at all says: active since it was made.
 */
export function* historyRules({ history, state }: Instance): Generator<Found> {
  const [first] = history;
  if (first !== undefined && first.state !== 'active') yield start;
  for (const [index, passage] of history.entries()) {
    const before = history[index - 1];
    if (before === undefined) continue;
    const field = `history[${index}]`;
    if (passage.on < before.on) yield order(field);
    if (!mayFollow(before.state, passage.state)) yield jump(field, before.state, passage.state);
    const days = isForward(before.state, passage.state) ? (daysInState[before.state] ?? 0) : 0;
    if (passage.on >= before.on && passage.on < addDays(before.on, days)) {
      yield early(field, before.state, days);
    }
  }
  if ((history.at(-1)?.state ?? 'active') !== state) yield disagreement(state);
}

// --- internal ---

const start: Found = {
  code: 'history-start',
  level: 'error',
  field: 'history[0].state',
  fr: 'L’historique d’une instance commence par « active ».',
  en: 'The history of an instance begins with “active”.',
  fix: {
    fr: 'Ajoutez le jour où l’instance a été ouverte.',
    en: 'Add the day on which the instance was opened.',
  },
};

function order(field: string): Found {
  return {
    code: 'history-order',
    level: 'error',
    field: `${field}.on`,
    fr: 'Ce passage est daté d’avant le précédent.',
    en: 'This passage is dated before the previous one.',
    fix: {
      fr: 'Rangez les passages du plus ancien au plus récent.',
      en: 'Order the passages from the oldest to the newest.',
    },
  };
}

function jump(field: string, from: string, to: string): Found {
  return {
    code: 'history-passage',
    level: 'error',
    field: `${field}.state`,
    fr: `On ne passe pas de « ${from} » à « ${to} ».`,
    en: `“${from}” is not followed by “${to}”.`,
    fix: {
      fr: 'Passez par les états intermédiaires, un à la fois.',
      en: 'Go through the states in between, one at a time.',
    },
  };
}

function early(field: string, state: string, days: number): Found {
  return {
    code: 'history-early',
    level: 'warn',
    field: `${field}.on`,
    fr: `L’état « ${state} » dure au moins ${days} jours avant le suivant.`,
    en: `The state “${state}” lasts at least ${days} days before the next.`,
    fix: {
      fr: 'Attendez, ou citez dans la revue la décision qui abrège ce délai.',
      en: 'Wait, or cite in the review the decision that shortens it.',
    },
  };
}

function disagreement(state: string): Found {
  return {
    code: 'history-state',
    level: 'error',
    field: 'state',
    fr: `L’instance est dans l’état « ${state} », mais son historique n’y mène pas.`,
    en: `The instance is in state “${state}”, but its history does not lead there.`,
    fix: {
      fr: 'Ajoutez à l’historique le passage et sa date.',
      en: 'Add the passage and its date to the history.',
    },
  };
}
