import { exitStatus, FleetError } from '../../lib/base/index.ts';
import { connectForge, type Forge, type ForgeKind, isShallow } from '../../lib/forge/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { identity } from './identity.ts';

/** Remote that branches of requests are pushed to. */
const remote = 'origin';

/**
 * The forge, with tokens from the environment alone.
 *
 * @throws {FleetError} `FORGE_NOT_CONFIGURED`; `CLONE_SHALLOW` where the clone was cut short, so
 * that nobody can tell what a maintainer has committed.
 */
export async function connect(kind: ForgeKind, folder: string): Promise<Forge> {
  const { host, repository } = platform.institute.forge;
  const forge = await connectForge(kind, {
    ...{ folder, identity: identity(platform), remote, host, repository },
    environment: process.env,
  });
  if (kind !== 'local' && isShallow(forge.git)) throw shallow(folder);
  return forge;
}

/** Whose forms are filled in on that forge; the local one stands for either. */
export function formOf({ kind }: Forge, local: 'github' | 'gitlab' = 'github') {
  return kind === 'local' ? local : kind;
}

// --- internal ---

function shallow(folder: string): FleetError {
  return new FleetError({
    code: 'CLONE_SHALLOW',
    what: 'This clone was cut short: nobody can tell from it who committed what to a branch.',
    where: folder,
    fix: 'Fetch it whole: fetch-depth 0 in a workflow, GIT_DEPTH 0 in a pipeline, or git fetch --unshallow.',
    exit: exitStatus.impossible,
  });
}
