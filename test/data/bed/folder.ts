import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder that everybody may look into: servers and programs run as another user. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `eln-data-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

/** User and group that everything runs as when these tests run as root; none otherwise. */
export const nobody = process.getuid?.() === 0 ? 65534 : undefined;

/** The command, run as that user. */
export function unprivileged(command: readonly string[]): readonly string[] {
  if (nobody === undefined) return command;
  return ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', ...command];
}
