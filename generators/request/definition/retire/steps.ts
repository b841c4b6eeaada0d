import type { Bilingual } from '../../../../lib/base/index.ts';
import type { State } from '../../../../lib/instance/index.ts';

/** A state that may be asked for. `destroyed` may not: two people decide on it. */
export interface Step {
  readonly state: State;
  readonly label: Bilingual;
}

export const steps: readonly Step[] = [
  { state: 'notice', label: { fr: 'Annoncer l’arrêt (préavis)', en: 'Announce the end (notice)' } },
  {
    state: 'read-only',
    label: { fr: 'Mettre en pause (lecture seule)', en: 'Pause (read-only)' },
  },
  { state: 'exported', label: { fr: 'Constater la remise de l’export', en: 'Export handed over' } },
  { state: 'archived', label: { fr: 'Archiver', en: 'Archive' } },
  { state: 'active', label: { fr: 'Reprendre', en: 'Back to work' } },
];

export function labelOfState(state: State): Bilingual {
  return steps.find((step) => step.state === state)?.label ?? { fr: state, en: state };
}
