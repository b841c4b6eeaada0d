import type { Platform } from '../../platform/index.ts';
import type { Instance } from '../schema/instance.ts';
import { isRunning } from '../states.ts';
import type { Found } from './found.ts';

/** First container generation that the institute runs: non-root, read-only. facts/service.md 0.7. */
const oldestGeneration = 6;

/** What a managed instance runs: its ring's release, or a pinned one for a while. */
export function* releaseRules(instance: Instance, platform: Platform): Generator<Found> {
  const { scenario, state, ring, pin } = instance;
  if (scenario !== 'managed' || !isRunning(state)) return;
  const ringRelease = ring === undefined ? undefined : platform.rings[ring].elabftw;
  if (ring !== undefined && generationOf(ringRelease, platform) < oldestGeneration) {
    yield {
      code: 'ring-release',
      level: 'error',
      field: 'ring',
      fr: `L’anneau « ${ring} » ne désigne aucune version connue de génération ${oldestGeneration} ou plus.`,
      en: `The ring “${ring}” points at no known release of generation ${oldestGeneration} or newer.`,
      fix: {
        fr: 'Corrigez lib/platform/rings.json ou ajoutez la version à lib/platform/releases.json.',
        en: 'Correct lib/platform/rings.json or add the release to lib/platform/releases.json.',
      },
    };
  }
  if (pin === undefined) return;
  if (generationOf(pin.release, platform) === 0) yield unknownRelease(pin.release, platform);
  else if (generationOf(pin.release, platform) < oldestGeneration) yield oldRelease(pin.release);
  else if (pin.release === ringRelease) yield samePin(pin.release);
}

// --- internal ---

function generationOf(version: string | undefined, platform: Platform): number {
  const release = platform.releases.elabftw.find((known) => known.version === version);
  return release?.generation ?? 0;
}

function unknownRelease(version: string, { releases }: Platform): Found {
  const known = releases.elabftw.map((release) => release.version).join(', ');
  return {
    code: 'pin-release',
    level: 'error',
    field: 'pin.release',
    fr: `La version ${version} n’est pas connue de la plateforme.`,
    en: `The release ${version} is not known to the platform.`,
    fix: { fr: `Choisissez parmi : ${known}.`, en: `Choose among: ${known}.` },
  };
}

function oldRelease(version: string): Found {
  return {
    code: 'pin-generation',
    level: 'error',
    field: 'pin.release',
    fr: `La version ${version} s’exécute avec les droits d’administration du système : l’institut ne l’emploie plus.`,
    en: `The release ${version} runs as root: the institute no longer runs it.`,
    fix: {
      fr: `Choisissez une version de génération ${oldestGeneration} ou plus.`,
      en: `Choose a release of generation ${oldestGeneration} or newer.`,
    },
  };
}

function samePin(version: string): Found {
  return {
    code: 'pin-pointless',
    level: 'info',
    field: 'pin',
    fr: `L’anneau donne déjà la version ${version}.`,
    en: `The ring already brings release ${version}.`,
    fix: {
      fr: 'Retirez la version figée, sauf si l’anneau va bientôt avancer.',
      en: 'Remove the pin, unless the ring is about to move on.',
    },
  };
}
