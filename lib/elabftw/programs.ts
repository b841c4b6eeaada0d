import type { ReconcilerFile } from './reconciler/files.ts';

/**
 * Programs that run in the pods of an instance, as texts: files of
 * `lib/elabftw/programs/` that the command reads and hands in, so that rendering
 * itself touches no file. A pod mounts exactly those that it runs.
 */
export const programFiles = [
  'accounts.php',
  'common.php',
  'console.php',
  'database.php',
  'image.php',
  'input.php',
  'installation.php',
  'last-backup.php',
  'migrate.php',
  'prepare.php',
  'start-database.sh',
  'start-redis.sh',
  'from-files.sh',
] as const;

export type ProgramFile = (typeof programFiles)[number];

/** Text of every program, the reconciler's among them, by file name. */
export type Programs = Readonly<Record<ProgramFile | ReconcilerFile, string>>;

/** What every pod with eLabFTW's image mounts. */
export const sharedPrograms = [
  'from-files.sh',
  'common.php',
  'console.php',
  'database.php',
  'image.php',
] as const satisfies readonly ProgramFile[];

/** What the prepare job runs beside: law 7, the rehearsal beside the running pod. */
export const preparePrograms = [
  'prepare.php',
  'input.php',
  'installation.php',
  'accounts.php',
] as const satisfies readonly ProgramFile[];

/** What the web pod's init containers run beside. */
export const webPrograms = [
  'last-backup.php',
  'migrate.php',
] as const satisfies readonly ProgramFile[];

/** The texts of these programs, as the data of a ConfigMap. */
export function programData(
  programs: Programs,
  files: readonly ProgramFile[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(files.map((file) => [file, programs[file]]));
}
