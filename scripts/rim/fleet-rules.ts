import { type Finding, FleetError } from '../../lib/base/index.ts';
import { checkFleet, checkInstance } from '../../lib/instance/index.ts';
import { checkPlatform, type Platform } from '../../lib/platform/index.ts';
import type { Fleet } from './read-fleet.ts';

/**
 * Before any rule that asks the day: rendering knows no clock (law 3), so what time
 * alone makes wrong never stops it. `fleet doctor` and the reminders tell that, and
 * whatever else a person should look at on the platform.
 */
const beforeAllDays = '0000-01-01';

/**
 * Holds the platform, every instance and the whole fleet to the rules.
 *
 * @returns what a person should look at in the instances, one line each.
 * @throws {FleetError} `FLEET_REFUSED`, which tells every error with file, line and fix.
 */
export function assertFleet({ files }: Fleet, platform: Platform): readonly string[] {
  const instances = files.map(({ instance }) => instance);
  const findings = [
    ...checkPlatform(platform, beforeAllDays).filter(({ level }) => level === 'error'),
    ...instances.flatMap((instance) => checkInstance(instance, platform)),
    ...checkFleet(instances, platform),
  ];
  const errors = findings.filter(({ level }) => level === 'error');
  const places = new Map(files.map((file) => [file.instance.slug, file]));
  if (errors.length > 0) throw refused(errors.map(told));
  return findings.filter(({ level }) => level === 'warn').map(told);

  function told({ slug, field, en, fix, code }: Finding): string {
    const file = slug === undefined ? undefined : places.get(slug);
    const line = field === undefined ? undefined : file?.lineOf(field);
    const path = file?.path ?? 'lib/platform';
    const where = line === undefined ? path : `${path}:${line}`;
    return `${where}: ${field === undefined ? '' : `${field}: `}${en} ${fix.en} (${code})`;
  }
}

// --- internal ---

function refused(errors: readonly string[]): FleetError {
  const count = errors.length === 1 ? 'a rule' : `${errors.length} rules`;
  return new FleetError({
    code: 'FLEET_REFUSED',
    what: `The fleet breaks ${count}; nothing was written.\n  ${errors.join('\n  ')}`,
  });
}
