import { desiredSettings, desiredState, type Programs } from '../../elabftw/index.ts';
import type { Resolved } from '../../instance/index.ts';
import type { Platform } from '../../platform/index.ts';
import type { KubernetesObject } from '../object.ts';
import { driftCronJob } from './drift.ts';
import { desiredMap, programMap } from './files.ts';
import { configureJob } from './job.ts';

export { driftName } from './drift.ts';
export { minuteOf } from './minute.ts';

/**
 * What makes a started eLabFTW the notebook that its file describes, before the route
 * opens, and keeps it so.
 *
 * @throws {FleetError} `TIMESTAMP_NOT_ALLOWED`, `SETTING_INVALID`: see desiredSettings.
 */
export function configureObjects(
  resolved: Resolved,
  platform: Platform,
  programs: Programs,
): readonly KubernetesObject[] {
  const state = desiredState(resolved, platform, desiredSettings(resolved, platform));
  const [program, desired] = [programMap(resolved, programs), desiredMap(resolved, state)];
  const parts = { state, program: program.metadata.name, desired: desired.metadata.name };
  return [program, desired, configureJob(resolved, parts), driftCronJob(resolved, parts)];
}
