import type { Bilingual } from '../../../../lib/base/index.ts';
import type { Instance } from '../../../../lib/instance/index.ts';

/** What people do around a restore; the restore itself is carried out by `fleet restore`. */
export function restoredByHand(_: Instance, { slug, restore }: Instance): readonly Bilingual[] {
  if (restore === undefined) return [];
  const command = `fleet restore ${slug} --at ${restore.at} --into ${restore.into}`;
  return [
    ...(restore.into === 'same' ? [agreed] : []),
    {
      fr: `Après la fusion, préparer la restauration : \`${command}\`.`,
      en: `After the merge, prepare the restore: \`${command}\`.`,
    },
    {
      fr: 'Faire constater par un pilote que ce qui manquait est revenu.',
      en: 'Have a pilot state that what was missing is back.',
    },
  ];
}

// --- internal ---

const agreed: Bilingual = {
  fr: 'Obtenir l’accord des pilotes : ce qui a été écrit depuis cette date sera mis de côté.',
  en: 'Have the pilots agree: what was written since that day will be set aside.',
};
