import { exitStatus, FleetError } from '../../base/index.ts';
import type { Git } from './git.ts';

/**
 * A branch that somebody has checked out must not move under their work tree: git would
 * then show the new commit's changes, undone, as changes of theirs.
 *
 * @throws {FleetError} `BRANCH_CHECKED_OUT`.
 */
export function assertNotCheckedOut(git: Git, branch: string): void {
  const rows = git.run(['worktree', 'list', '--porcelain', '-z']).split('\0');
  const at = rows.indexOf(`branch refs/heads/${branch}`);
  if (at < 0) return;
  const start = rows.slice(0, at).findLast((row) => row.startsWith('worktree '));
  throw new FleetError({
    code: 'BRANCH_CHECKED_OUT',
    what: `${branch} is checked out, so it was not moved.`,
    where: start?.slice('worktree '.length) ?? git.folder,
    fix: 'Check out another branch there (git switch main), then run this again.',
    exit: exitStatus.impossible,
  });
}
