import { exitStatus, FleetError } from '../../../lib/base/index.ts';
import type { Programs } from '../../../lib/elabftw/index.ts';
import { type Forge, readFile } from '../../../lib/forge/index.ts';
import type { Instance } from '../../../lib/instance/index.ts';
import type { Platform } from '../../../lib/platform/index.ts';
import { readFleetAt } from '../../rim/fleet-at.ts';
import { readPrograms } from '../../rim/read-programs.ts';

/** What the road of a request needs to know beside the forge. */
export interface RequestContext {
  readonly platform: Platform;
  readonly programs: Programs;
  /** Branch that requests are merged to. */
  readonly base: string;
  /** The fleet as that branch has it. */
  readonly fleet: readonly Instance[];
  /** Text of a file of the base branch, or undefined. */
  readonly readBase: (path: string) => string | undefined;
  /** Whose form the issue was filled in. */
  readonly form: 'github' | 'gitlab';
  /** When the answer is made, an instant or a day; without it, the answer does not say. */
  readonly answeredAt?: string;
}

/**
 * The context as the forge's own base branch has it now: never what somebody's work tree holds.
 *
 * @throws {FleetError} `NO_BASE`, asked before anything is written; `FLEET_UNREADABLE`.
 */
export async function readContext(
  forge: Forge,
  given: Pick<RequestContext, 'platform' | 'base' | 'form' | 'answeredAt'>,
): Promise<RequestContext> {
  const { git } = forge;
  const commit = await baseTip(forge, given.base);
  return {
    ...given,
    programs: readPrograms(),
    fleet: readFleetAt(git, commit),
    readBase: (path) => readFile(git, commit, path),
  };
}

/** @throws {FleetError} `NO_BASE` when there is no such branch. */
export async function baseTip(forge: Forge, base: string): Promise<string> {
  const commit = await forge.branchTip(base);
  if (commit !== undefined) return commit;
  throw new FleetError({
    code: 'NO_BASE',
    what: `There is no branch ${base} here.`,
    where: '--base',
    fix: 'Name the branch that requests are merged to.',
    exit: exitStatus.impossible,
  });
}
