import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitStatus, FleetError } from '../../lib/base/index.ts';
import { type Fleet, type FolderEntry, fleetOf } from './instance-files.ts';
import { utf8 } from './utf8.ts';

export type { Fleet, InstanceFile } from './instance-files.ts';

/**
 * Reads all instance files of a folder, none of which is ever run (law 2).
 *
 * @throws {FleetError} `FLEET_UNREADABLE`, which tells every problem of every file;
 * `FLEET_MISSING` when there is no such folder.
 */
export function readFleet(folder: string): Fleet {
  return fleetOf(entriesOf(folder), (name) => utf8(readFileSync(join(folder, name))));
}

// --- internal ---

function entriesOf(folder: string): readonly FolderEntry[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      isFile: entry.isFile(),
    }));
  } catch (cause) {
    throw new FleetError({
      code: 'FLEET_MISSING',
      what: 'The folder of the instances cannot be read.',
      where: folder,
      fix: 'Name it with --instances, or the repository with --repo.',
      exit: exitStatus.impossible,
      cause,
    });
  }
}
