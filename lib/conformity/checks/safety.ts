import { addDays, addMonths } from '../../instance/index.ts';
import { agentCheck, type Check, flag, type Subject } from '../check.ts';

/** Backups, drills, room. facts/service.md B.2 and C. */
export const safetyChecks: readonly Check[] = [
  agentCheck(
    'safety-backup',
    'safety',
    'probe.sh backup',
    [
      'high',
      'Le jour du relevé, la dernière sauvegarde est du jour ou de la veille.',
      'On the day of the evidence, the last backup is of that day or the one before.',
      'Relancez la sauvegarde et lisez son journal.',
      'Run the backup again and read its log.',
    ],
    ({ lastBackupOn: on }, { evidence, today }) => {
      // A backup of last month says nothing of yesterday's: neither good nor bad.
      if (on === undefined || today > addDays(evidence.collectedOn, backupTellsDays))
        return undefined;
      return { ok: on !== null && on >= addDays(evidence.collectedOn, -1), seen: on ?? 'never' };
    },
  ),
  agentCheck(
    'safety-drill',
    'safety',
    'probe.sh drill',
    [
      'medium',
      'Une restauration d’essai a eu lieu à temps.',
      'A restore drill took place in time.',
      'Faites une restauration d’essai et notez-la.',
      'Hold a restore drill and note it.',
    ],
    ({ lastRestoreDrillOn: on }, subject) =>
      on === undefined
        ? undefined
        : {
            ok: on !== null && addMonths(on, drillMonths(subject)) >= subject.today,
            seen: on ?? 'never',
          },
  ),
  agentCheck(
    'safety-off-site',
    'safety',
    'probe.sh off-site',
    [
      'high',
      'Une copie est tenue sur un autre site.',
      'A copy is kept at another site.',
      'Tenez une copie ailleurs.',
      'Keep a copy elsewhere.',
    ],
    ({ offSiteCopy: ok }) => flag(ok),
  ),
  agentCheck(
    'safety-disk',
    'safety',
    'probe.sh disk',
    [
      'medium',
      'Le disque est plein à moins de 80 %.',
      'The disk is less than 80 % full.',
      'Agrandissez le volume.',
      'Enlarge the volume.',
    ],
    ({ diskPercent: part }) =>
      part === undefined ? undefined : { ok: part < 80, seen: `${part} %` },
  ),
];

// --- internal ---

/** Days for which evidence about a backup tells anything. */
const backupTellsDays = 7;

/** Gold monthly, silver quarterly in the clusters; yearly where the unit or a provider declares it. */
function drillMonths({ instance }: Subject): number {
  if (instance.scenario !== 'managed') return 12;
  return instance.serviceLevel === 'gold' ? 1 : 3;
}
