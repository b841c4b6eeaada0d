import type { Instance } from '../schema/instance.ts';
import type { Found } from './found.ts';

/** Days on which nothing changes: each in order, none over another. */
export function* freezeRules({ freezes }: Instance): Generator<Found> {
  for (const [index, freeze] of freezes.entries()) {
    if (freeze.until < freeze.from) yield order(`freezes[${index}].until`);
  }
  const inOrder = [...freezes].sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const [index, freeze] of inOrder.entries()) {
    const before = inOrder[index - 1];
    if (before !== undefined && freeze.from <= before.until) {
      yield overlap(`freezes[${freezes.indexOf(freeze)}].from`);
    }
  }
}

// --- internal ---

function order(field: string): Found {
  return {
    code: 'freeze-order',
    level: 'error',
    field,
    fr: 'Cette période de gel finit avant de commencer.',
    en: 'This freeze ends before it begins.',
    fix: { fr: 'Corrigez les deux dates.', en: 'Correct both dates.' },
  };
}

function overlap(field: string): Found {
  return {
    code: 'freeze-overlap',
    level: 'error',
    field,
    fr: 'Deux périodes de gel se recouvrent.',
    en: 'Two freezes overlap.',
    fix: { fr: 'Réunissez-les en une seule.', en: 'Make them one.' },
  };
}
