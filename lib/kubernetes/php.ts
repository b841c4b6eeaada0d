import { type Programs, programData, sharedPrograms } from '../elabftw/index.ts';
import type { Resolved } from '../instance/index.ts';
import { fileMap } from './config-map.ts';
import type { ConfigMap } from './types.ts';

/** Folder where a pod finds the programs that it runs. */
export const programsFolder = '/fleet';

/** Starts a command with the secrets in its environment. People use it too, by `kubectl exec`. */
export function withSecrets(command: readonly string[]): readonly string[] {
  return ['/bin/sh', `${programsFolder}/from-files.sh`, ...command];
}

/**
 * Runs one of the fleet's PHP programs without the image's entry point: no
 * `php.ini` is there then, so every setting that matters is given. Arguments never
 * show in traces: they would be passwords.
 */
export function phpProgram(file: string): readonly string[] {
  return withSecrets([
    'php',
    '-d',
    'open_basedir=',
    '-d',
    'memory_limit=512M',
    '-d',
    'display_errors=stderr',
    '-d',
    'zend.exception_ignore_args=1',
    `${programsFolder}/${file}`,
  ]);
}

/** The programs that all pods with eLabFTW's image share. */
export function sharedFiles(resolved: Resolved, programs: Programs): ConfigMap {
  return fileMap(resolved, 'programs', programData(programs, sharedPrograms));
}
