import { type DeadlineKind, isInOffice, pilotDeadlines } from '../../lifecycle/index.ts';
import type { Check, Words } from '../check.ts';

/** Pilots: read from the instance file. facts/service.md B.3. */
export const peopleChecks: readonly Check[] = [
  {
    id: 'people-in-office',
    group: 'people',
    severity: 'high',
    source: 'registry',
    evidence: 'instances/SLUG.ts pilots',
    title: {
      fr: 'Les pilotes qu’il faut sont en fonction.',
      en: 'The pilots that it takes are in charge.',
    },
    fix: { fr: 'Désignez un titulaire et un suppléant.', en: 'Name a primary and a backup.' },
    look: ({ instance: { pilots, stage }, today }) => {
      const there = pilots.filter((pilot) => isInOffice(pilot, today)).map(({ kind }) => kind);
      const ok =
        stage === 'sandbox'
          ? there.length > 0
          : there.includes('primary') && there.includes('backup');
      return { ok, seen: there.join(', ') || 'nobody' };
    },
  },
  dated('mandate', [
    'high',
    'Aucun mandat de pilote n’a pris fin.',
    'No pilot’s mandate has ended.',
    'Renouvelez le mandat ou désignez un successeur.',
    'Renew the mandate or name a successor.',
  ]),
  dated('training', [
    'high',
    'La formation des pilotes est valable.',
    'The pilots’ training is valid.',
    'Faites suivre à nouveau la formation de base.',
    'Have the basic course followed again.',
  ]),
  dated('charter', [
    'medium',
    'Les pilotes ont accepté la charte en vigueur.',
    'The pilots have accepted the charter in force.',
    'Faites accepter la charte.',
    'Have the charter accepted.',
  ]),
  dated('confirmation', [
    'medium',
    'Les pilotes ont confirmé depuis moins d’un an.',
    'The pilots have confirmed within the year.',
    'Demandez-leur de confirmer.',
    'Ask them to confirm.',
  ]),
];

// --- internal ---

function dated(kind: DeadlineKind, [severity, fr, en, fixFr, fixEn]: Words): Check {
  return {
    id: `people-${kind}`,
    group: 'people',
    severity,
    source: 'registry',
    evidence: 'instances/SLUG.ts pilots',
    title: { fr, en },
    fix: { fr: fixFr, en: fixEn },
    look: ({ instance, platform, today }) => {
      const holders = instance.pilots.filter(
        ({ state }) => state === 'active' || state === 'leaving',
      );
      const late = holders.flatMap((pilot) =>
        pilotDeadlines(pilot, platform).filter((one) => one.kind === kind && one.due < today),
      );
      return { ok: late.length === 0, seen: late.map(({ due }) => due).join(', ') || 'in order' };
    },
  };
}
