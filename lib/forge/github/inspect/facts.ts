import type { Bilingual } from '../../../base/index.ts';
import { FleetError } from '../../../base/index.ts';
import type { SetupFact } from '../../set-up.ts';

export function ok(id: string, { fr, en }: Bilingual): SetupFact {
  return { id, state: 'ok', fr, en, fix: null };
}

export function missing(id: string, { fr, en }: Bilingual, fix: Bilingual): SetupFact {
  return { id, state: 'missing', fr, en, fix };
}

export function unknown(id: string, { fr, en }: Bilingual, fix: Bilingual): SetupFact {
  return { id, state: 'unknown', fr, en, fix };
}

/** What a question found, or the same said as unknown where GitHub would not answer it. */
export async function answered(
  id: string,
  ask: () => Promise<readonly SetupFact[]>,
): Promise<readonly SetupFact[]> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof FleetError)) throw error;
    return [
      unknown(
        id,
        {
          fr: `Cela n’a pas pu être lu sur GitHub (${error.code}).`,
          en: `This could not be read on GitHub (${error.code}): ${error.what}`,
        },
        {
          fr: 'Donnez au jeton le droit de lire ce réglage, ou regardez-le vous-même.',
          en: 'Give the token the right to read this setting, or look at it yourself.',
        },
      ),
    ];
  }
}
