import { type Platform, sizeIds } from '../../platform/index.ts';
import type { Instance } from '../schema/instance.ts';
import { isRunning } from '../states.ts';
import type { Found } from './found.ts';

/** How many and how much, against the institute's figures. facts/service.md B.4: these ask, they never refuse. */
export function* numberRules(instance: Instance, platform: Platform): Generator<Found> {
  if (!isRunning(instance.state)) return;
  yield* granularityRules(instance, platform);
  if (instance.scenario === 'managed') yield* sizeRules(instance, platform);
}

// --- internal ---

function* granularityRules(instance: Instance, { granularity }: Platform): Generator<Found> {
  const { expectedUsers, expectedTeams, stage, classification } = instance;
  const isZone = classification.kind === 'restricted-zone';
  if (stage === 'production' && !isZone && expectedUsers < granularity.fewUsers) {
    yield {
      code: 'few-users',
      level: 'warn',
      field: 'expectedUsers',
      fr: `Moins de ${granularity.fewUsers} personnes sont attendues : une équipe dans une instance existante suffirait peut-être.`,
      en: `Fewer than ${granularity.fewUsers} people are expected: a team in an existing instance may be enough.`,
      fix: {
        fr: 'Demandez une équipe dans une instance existante si l’une d’elles convient, ou dites pourquoi il en faut une nouvelle.',
        en: 'Ask for a team in an existing instance if one of them fits, or say why a new one is needed.',
      },
    };
  }
  if (expectedUsers > granularity.manyUsers) {
    yield {
      code: 'many-users',
      level: 'warn',
      field: 'expectedUsers',
      fr: `Plus de ${granularity.manyUsers} personnes sont attendues dans une seule instance.`,
      en: `More than ${granularity.manyUsers} people are expected in one instance.`,
      fix: {
        fr: 'Envisagez plusieurs instances, ou la taille L.',
        en: 'Consider several instances, or size L.',
      },
    };
  }
  if (expectedTeams > granularity.manyTeams) {
    yield {
      code: 'many-teams',
      level: 'warn',
      field: 'expectedTeams',
      fr: `Plus de ${granularity.manyTeams} équipes sont attendues : une équipe n’est pas un projet.`,
      en: `More than ${granularity.manyTeams} teams are expected: a team is not a project.`,
      fix: {
        fr: 'Comptez les équipes de recherche ; les projets sont des groupes dans une équipe.',
        en: 'Count research teams; projects are groups inside a team.',
      },
    };
  }
  if (expectedTeams > expectedUsers) {
    yield {
      code: 'more-teams-than-users',
      level: 'warn',
      field: 'expectedTeams',
      fr: 'Il y a plus d’équipes que de personnes.',
      en: 'There are more teams than people.',
      fix: { fr: 'Vérifiez les deux nombres.', en: 'Check both numbers.' },
    };
  }
}

function* sizeRules(instance: Instance, { sizes, granularity }: Platform): Generator<Found> {
  const { expectedUsers, size, storage, database } = instance;
  const enough = sizeIds.find((id) => sizes[id].users >= expectedUsers);
  if (expectedUsers > sizes[size].users) {
    yield {
      code: 'size-small',
      level: 'warn',
      field: 'size',
      fr: `La taille ${size} est faite pour ${sizes[size].users} personnes ; ${expectedUsers} sont attendues.`,
      en: `Size ${size} is made for ${sizes[size].users} people; ${expectedUsers} are expected.`,
      fix:
        enough === undefined
          ? { fr: 'Envisagez plusieurs instances.', en: 'Consider several instances.' }
          : { fr: `Choisissez la taille ${enough}.`, en: `Choose size ${enough}.` },
    };
  } else if (enough !== undefined && enough !== size) {
    yield {
      code: 'size-large',
      level: 'info',
      field: 'size',
      fr: `La taille ${enough} suffirait au nombre de personnes attendues.`,
      en: `Size ${enough} would do for the number of people expected.`,
      fix: {
        fr: `Choisissez la taille ${enough}, sauf si les fichiers demandent davantage.`,
        en: `Choose size ${enough}, unless the files ask for more.`,
      },
    };
  }

  const filesGi = storage?.kind === 'volume' ? storage.filesGi : undefined;
  if (filesGi !== undefined && filesGi > granularity.muchStorageGi) {
    yield {
      code: 'much-storage',
      level: 'warn',
      field: 'storage.filesGi',
      fr: `Plus de ${granularity.muchStorageGi} Gio de fichiers sur un volume : la sauvegarde et la restauration en souffriront.`,
      en: `More than ${granularity.muchStorageGi} GiB of files on a volume: backup and restore will suffer.`,
      fix: {
        fr: 'Préférez le stockage objet, ou déposez les gros fichiers ailleurs et citez-les.',
        en: 'Prefer the object store, or deposit large files elsewhere and cite them.',
      },
    };
  }
  // Allowed: a claim can grow, and it can never shrink. But it is rarely what was meant.
  const databaseGi = database?.kind === 'dedicated' ? database.sizeGi : undefined;
  for (const [field, wanted, usual] of [
    ['storage.filesGi', filesGi, sizes[size].storage.filesGi],
    ['database.sizeGi', databaseGi, sizes[size].storage.databaseGi],
  ] as const) {
    if (wanted === undefined || wanted >= usual) continue;
    yield {
      code: 'storage-below-size',
      level: 'info',
      field,
      fr: `La taille ${size} donne d’ordinaire ${usual} Gio ; ${wanted} sont demandés.`,
      en: `Size ${size} usually brings ${usual} GiB; ${wanted} are asked for.`,
      fix: {
        fr: 'Retirez ce nombre pour avoir la valeur habituelle ; un volume peut grandir plus tard.',
        en: 'Remove this number to get the usual value; a volume can grow later.',
      },
    };
  }
}
