import type { Bilingual } from '../../../../lib/base/index.ts';
import type { Instance } from '../../../../lib/instance/index.ts';

/**
 * The data's own way, which nobody but people can walk (facts/service.md B.1): same
 * version on both sides, a dump and the uploads, counts compared, the old one read-only.
 */
export function movedByHand(before: Instance, after: Instance): readonly Bilingual[] {
  return [
    {
      fr: 'Convenir du jour avec les pilotes, et l’annoncer 48 heures avant dans le cahier.',
      en: 'Agree on the day with the pilots, and announce it in the notebook 48 hours ahead.',
    },
    ...(after.scenario === 'saas' ? [contract] : []),
    {
      fr: 'Installer chez le nouvel exploitant la même version d’eLabFTW que chez l’ancien.',
      en: 'Install the same version of eLabFTW at the new operator as at the old one.',
    },
    {
      fr: 'Fermer l’ancien cahier en écriture, puis copier la base et les fichiers ; mettre la clé secrète à l’abri, à part.',
      en: 'Close the old notebook to writing, then copy the database and the files; keep the secret key apart.',
    },
    {
      fr: 'Comparer les nombres de lignes, vérifier les fichiers (uploads:check) et un horodatage avec openssl.',
      en: 'Compare the row counts, check the files (uploads:check) and one timestamp with openssl.',
    },
    ...(before.scenario === 'managed' ? leaving : []),
    {
      fr: 'Faire constater par un pilote que le cahier est entier, puis fusionner.',
      en: 'Have a pilot state that the notebook is whole, then merge.',
    },
  ];
}

// --- internal ---

const contract: Bilingual = {
  fr: 'Vérifier le contrat : réversibilité, copie mensuelle, annexe des réglages, traitement des données.',
  en: 'Check the contract: exit, monthly copy, annex of settings, data processing.',
};

/** Law 6: nothing here deletes a volume. */
const leaving: readonly Bilingual[] = [
  {
    fr: 'Garder l’ancien espace de noms et ses volumes douze mois : la fusion retire les manifestes, elle ne supprime aucune donnée.',
    en: 'Keep the old namespace and its volumes for twelve months: the merge takes the manifests away, it deletes no data.',
  },
];
