import { type Git, readTree } from '../../lib/forge/index.ts';
import type { Instance } from '../../lib/instance/index.ts';
import { type FolderEntry, fleetOf } from './instance-files.ts';

/**
 * The fleet as a commit has it: what a request is judged against is what stands on
 * the base branch, never what somebody's work tree happens to hold.
 *
 * @throws {FleetError} `GIT_FAILED`, or `FLEET_UNREADABLE`, which tells every problem of every file.
 */
export function readFleetAt(git: Git, commit: string): readonly Instance[] {
  const texts = readTree(git, commit, ['instances/']);
  const fleet = fleetOf(entriesAt(git, commit), (name) => texts.get(`instances/${name}`));
  return fleet.files.map(({ instance }) => instance);
}

// --- internal ---

/** What lies in the folder itself, links and folders too. */
function entriesAt(git: Git, commit: string): readonly FolderEntry[] {
  const listing = git.run(['ls-tree', '-z', '--full-tree', commit, '--', 'instances/']);
  return listing
    .split('\0')
    .map((row) => /^(?<mode>\d{6}) [^\t]*\tinstances\/(?<name>.*)$/s.exec(row)?.groups)
    .flatMap((groups) => {
      const { mode = '', name } = groups ?? {};
      return name === undefined ? [] : [{ name, isFile: mode.startsWith('100') }];
    });
}
