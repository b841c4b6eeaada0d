import { addDays } from '../../instance/index.ts';
import type { ServiceLevelId } from '../../platform/index.ts';
import { agentCheck, apiCheck, type Check, type Look, type Subject } from '../check.ts';
import { newest, olderThan } from '../version.ts';

/** What runs, and how late it is. facts/service.md B.2 and C. */
export const versionChecks: readonly Check[] = [
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
    'probe.sh mysql',
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
    'probe.sh schema',
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
