import type { ContainerFacts, Environment, SecretKey } from '../elabftw/index.ts';
import type { EnvironmentVariable, Volume, VolumeMount } from './types.ts';
import { secretFiles } from './volumes.ts';

/** Folder of secret files, each named like the variable that `from-files.sh` makes of it. */
const folder = '/secrets/environment';
const volumeName = 'environment';

/**
 * The plain variables, sorted: a container's `env`. One more tells the fleet's own
 * programs where eLabFTW is.
 */
export function plainEnvironment(
  { plain }: Environment,
  { paths }: ContainerFacts,
): readonly EnvironmentVariable[] {
  return sorted<string>({ ...plain, FLEET_ELABFTW: paths.application }).map(([name, value]) => ({
    name,
    value,
  }));
}

/**
 * The secret ones as files: whoever may read pods must not read passwords, and
 * neither `kubectl describe` nor a crash report shows them (facts/hardening.md D.2,
 * row 26).
 */
export function secretEnvironment({ secret }: Environment): Volume {
  return secretFiles(volumeName, Object.fromEntries(sorted(secret)));
}

export const secretEnvironmentMount: VolumeMount = {
  name: volumeName,
  mountPath: folder,
  readOnly: true,
};

// --- internal ---

function sorted<Value extends string | SecretKey>(
  entries: Readonly<Partial<Record<string, Value>>>,
): readonly (readonly [string, Value])[] {
  return Object.keys(entries)
    .sort()
    .flatMap((name) => {
      const value = entries[name];
      return value === undefined ? [] : [[name, value] as const];
    });
}
