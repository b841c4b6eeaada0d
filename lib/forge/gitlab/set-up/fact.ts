import type { Bilingual } from '../../../base/index.ts';
import { FleetError } from '../../../base/index.ts';
import type { SetupFact } from '../../set-up.ts';

/** It is as it should be. */
export function isSo(id: string, said: Bilingual): SetupFact {
  return { id, state: 'ok', ...said, fix: null };
}

/** It is not. */
export function lacks(id: string, said: Bilingual, fix: Bilingual): SetupFact {
  return { id, state: 'missing', ...said, fix };
}

/** The token may not see it, or GitLab's plan has no such thing. */
export function cannotSee(id: string, said: Bilingual, fix: Bilingual = asMaintainer): SetupFact {
  return { id, state: 'unknown', ...said, fix };
}

/**
 * What was found, or what to say where the token may not look. Anything else (no answer,
 * no such project) is no finding about the set-up.
 */
export async function seen<T>(
  look: () => Promise<T>,
  found: (value: T) => SetupFact | readonly SetupFact[],
  hidden: SetupFact | readonly SetupFact[],
): Promise<readonly SetupFact[]> {
  try {
    return [found(await look())].flat();
  } catch (error) {
    if (isHidden(error)) return [hidden].flat();
    throw error;
  }
}

// --- internal ---

const asMaintainer: Bilingual = {
  fr: 'Relancez la commande avec le jeton d’un mainteneur, de portée `read_api`, dans FLEET_GITLAB_TOKEN.',
  en: 'Run the command again with a maintainer’s own token, of scope `read_api`, in FLEET_GITLAB_TOKEN.',
};

function isHidden(error: unknown): boolean {
  if (!(error instanceof FleetError)) return false;
  return ['FORGE_FORBIDDEN', 'FORGE_UNAUTHORISED', 'FORGE_NOT_FOUND'].includes(error.code);
}
