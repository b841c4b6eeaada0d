import type { Bilingual } from '../../../../lib/base/index.ts';
import type { Instance, State } from '../../../../lib/instance/index.ts';

/** What people do before a step is merged (facts/service.md C). */
export function stepByHand(_: Instance, { state }: Instance): readonly Bilingual[] {
  return [...(tasks[state] ?? []), dated];
}

// --- internal ---

const dated: Bilingual = {
  fr: 'Si la fusion tarde, mettre à jour la date du passage dans `history`.',
  en: 'If the merge is late, bring the day of the passage up to date in `history`.',
};

const tasks: Readonly<Partial<Record<State, readonly Bilingual[]>>> = {
  notice: [
    {
      fr: 'Annoncer le préavis dans le cahier, à la direction de l’unité et au service d’archives.',
      en: 'Announce the notice in the notebook, to the head of the unit and to the archives.',
    },
  ],
  'read-only': [
    {
      fr: 'Annoncer dans le cahier qu’on n’y écrit plus.',
      en: 'Announce in the notebook that nobody writes there any more.',
    },
  ],
  exported: [
    {
      fr: 'Vérifier l’export : un `.eln` par équipe, base, fichiers, journal, empreintes.',
      en: 'Check the export: one `.eln` a team, database, files, audit log, hashes.',
    },
  ],
  archived: [
    {
      fr: 'Lire le reçu signé, et vérifier qu’une copie froide existe.',
      en: 'Read the signed receipt, and check that a cold copy exists.',
    },
  ],
};
