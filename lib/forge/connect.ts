import type { Forge, ForgeKind } from './forge.ts';
import { LocalForge } from './local/local-forge.ts';
import type { OpenOptions } from './open-options.ts';

/**
 * The forge of that kind. Clients are loaded when they are needed: no other command waits
 * for them.
 *
 * @throws {FleetError} `FORGE_NOT_CONFIGURED` when the environment does not say how to reach it.
 */
export async function connectForge(kind: ForgeKind, options: OpenOptions): Promise<Forge> {
  if (kind === 'local') return new LocalForge(options.folder, options.identity);
  if (kind === 'github') {
    const { openGitHub } = await import('./github/index.ts');
    return openGitHub(options);
  }
  const { openGitLab } = await import('./gitlab/index.ts');
  return openGitLab(options);
}
