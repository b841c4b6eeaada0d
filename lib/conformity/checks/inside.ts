import { addDays, addMonths } from '../../instance/index.ts';
import type { ServiceLevelId } from '../../platform/index.ts';
import { legalKeys } from '../allow-list.ts';
import { agentCheck, apiCheck, type Check, type Look, type Subject } from '../check.ts';
import { newest, olderThan } from '../version.ts';

const container = 'the running container';

/** Versions, legal pages, container, data safety. facts/service.md B.2 and C. */
export const insideChecks: readonly Check[] = [
  apiCheck(
    'version-lag',
    'version',
    'GET /info elabftw_version',
    [
      'high',
      'eLabFTW n’a pas plus de retard que la politique n’admet.',
      'eLabFTW is no further behind than policy allows.',
      'Mettez eLabFTW à jour.',
      'Upgrade eLabFTW.',
    ],
    lag,
  ),
  agentCheck(
    'version-mysql',
    'version',
    'MySQL version',
    [
      'high',
      'MySQL est au moins 8.4 et encore maintenu.',
      'MySQL is at least 8.4 and still supported.',
      'Passez à MySQL 8.4.',
      'Move to MySQL 8.4.',
    ],
    ({ mysqlVersion }, { platform, today }) => {
      if (mysqlVersion === undefined) return undefined;
      const line = platform.releases.mysql.find(
        ({ version }) => mysqlVersion === version || mysqlVersion.startsWith(`${version}.`),
      );
      return {
        ok: !olderThan(mysqlVersion, '8.4') && (line === undefined || line.endOfLife >= today),
        seen: mysqlVersion,
      };
    },
  ),
  agentCheck(
    'version-schema',
    'version',
    'bin/console db:check',
    [
      'high',
      'Le schéma de la base est celui que l’image exige.',
      'The schema is the one that the image insists on.',
      'Lancez bin/console db:update, puis db:check.',
      'Run bin/console db:update, then db:check.',
    ],
    ({ schemaIsRequired: ok }) =>
      ok === undefined ? undefined : { ok, seen: ok ? 'required' : 'another' },
  ),
  ...legalKeys.map((key) =>
    apiCheck(
      `legal-${key.replaceAll('_', '-')}`,
      'legal',
      `GET /config ${key}`,
      [
        'medium',
        `La page ${key} dit quelque chose.`,
        `The page ${key} says something.`,
        `Remplissez ${key}.`,
        `Fill ${key}.`,
      ],
      ({ legal }) => {
        const found = legal[key];
        return found && { ok: found.present, seen: found.present ? 'present' : 'empty' };
      },
    ),
  ),
  apiCheck(
    'legal-a11y-year',
    'legal',
    'GET /config a11y_statement',
    [
      'low',
      'La déclaration d’accessibilité a moins d’un an.',
      'The accessibility statement is less than a year old.',
      'Revoyez la déclaration et datez-la.',
      'Revise the statement and date it.',
    ],
    ({ legal }, { today }) => {
      const found = legal.a11y_statement;
      return (
        found && {
          ok: found.latestDay !== null && addMonths(found.latestDay, 12) >= today,
          seen: found.latestDay ?? 'no date',
        }
      );
    },
  ),
  agentCheck(
    'container-user',
    'container',
    container,
    [
      'high',
      'Le conteneur ne tourne pas en root.',
      'The container does not run as root.',
      'Donnez-lui un utilisateur sans droits (génération 6).',
      'Give it a user without rights (generation 6).',
    ],
    ({ container: one }) => one && { ok: one.uid !== 0, seen: `uid ${one.uid}` },
  ),
  agentCheck(
    'container-read-only',
    'container',
    container,
    [
      'medium',
      'Son système de fichiers est en lecture seule.',
      'Its file system is read-only.',
      'Montez la racine en lecture seule.',
      'Mount its root read-only.',
    ],
    ({ container: one }) => one && flag(one.readOnlyRoot),
  ),
  agentCheck(
    'container-capabilities',
    'container',
    container,
    [
      'high',
      'Il n’a aucune capacité du noyau.',
      'It has no kernel capability.',
      'Retirez toutes les capacités (cap_drop: ALL).',
      'Drop all capabilities (cap_drop: ALL).',
    ],
    ({ container: one }) =>
      one && { ok: one.capabilities.length === 0, seen: one.capabilities.join(', ') || 'none' },
  ),
  agentCheck(
    'container-privileges',
    'container',
    container,
    [
      'high',
      'Il ne peut gagner de droits.',
      'It cannot gain rights.',
      'Ajoutez no-new-privileges.',
      'Add no-new-privileges.',
    ],
    ({ container: one }) => one && flag(one.noNewPrivileges),
  ),
  agentCheck(
    'container-digest',
    'container',
    container,
    [
      'medium',
      'L’image est fixée par son empreinte.',
      'The image is pinned by its digest.',
      'Fixez l’image par tag et empreinte.',
      'Pin the image by tag and digest.',
    ],
    ({ container: one }) => one && flag(one.pinnedByDigest),
  ),
  agentCheck(
    'container-attestation',
    'container',
    'gh attestation verify',
    [
      'medium',
      'La provenance de l’image est attestée.',
      'The provenance of the image is attested.',
      'Vérifiez l’attestation avant de déployer.',
      'Verify the attestation before deploying.',
    ],
    ({ container: one }) => one && flag(one.attested),
  ),
  agentCheck(
    'container-dev-mode',
    'container',
    container,
    [
      'high',
      'DEV_MODE et DEMO_MODE sont éteints.',
      'DEV_MODE and DEMO_MODE are off.',
      'Retirez DEV_MODE et DEMO_MODE.',
      'Remove DEV_MODE and DEMO_MODE.',
    ],
    ({ container: one }) => one && { ok: !one.devMode, seen: one.devMode ? 'on' : 'off' },
  ),
  agentCheck(
    'safety-backup',
    'safety',
    'last backup',
    [
      'high',
      'La dernière sauvegarde est d’hier ou d’aujourd’hui.',
      'The last backup is of yesterday or today.',
      'Relancez la sauvegarde et lisez son journal.',
      'Run the backup again and read its log.',
    ],
    ({ lastBackupOn: on }, { today }) =>
      on === undefined
        ? undefined
        : { ok: on !== null && on >= addDays(today, -1), seen: on ?? 'never' },
  ),
  agentCheck(
    'safety-drill',
    'safety',
    'last restore drill',
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
    'copies',
    [
      'high',
      'Une copie est tenue sur un autre site.',
      'A copy is kept at another site.',
      'Tenez une copie ailleurs.',
      'Keep a copy elsewhere.',
    ],
    ({ offSiteCopy: ok }) => (ok === undefined ? undefined : flag(ok)),
  ),
  agentCheck(
    'safety-disk',
    'safety',
    'disk',
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

/** Days of lag by service level (facts/service.md C). */
const lagDays: Readonly<Record<ServiceLevelId, number>> = { bronze: 30, silver: 21, gold: 21 };

function lag(api: { readonly version: string }, { platform, instance, today }: Subject): Look {
  const last = newest(platform.releases.elabftw);
  if (!olderThan(api.version, last.version)) return { ok: true, seen: api.version };
  // When nobody wrote the day of the newest release, it cannot be told how late this one is.
  if (last.releasedOn === null) return undefined;
  const level = instance.serviceLevel ?? (instance.stage === 'production' ? 'silver' : 'bronze');
  return {
    ok: addDays(last.releasedOn, lagDays[level]) >= today,
    seen: `${api.version}; ${last.version} since ${last.releasedOn}`,
  };
}

/** Gold monthly, silver quarterly in the clusters; yearly where the unit or a provider declares it. */
function drillMonths({ instance }: Subject): number {
  if (instance.scenario !== 'managed') return 12;
  return instance.serviceLevel === 'gold' ? 1 : 3;
}

function flag(ok: boolean): Look {
  return { ok, seen: ok ? 'yes' : 'no' };
}
