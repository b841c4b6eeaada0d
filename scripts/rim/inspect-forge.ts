import type { SetupFact, WantedSetup } from '../../lib/forge/set-up.ts';
import type { Platform } from '../../lib/platform/index.ts';
import { allLabels } from '../roads/request/labels.ts';

export interface InspectedForge {
  readonly kind: 'github' | 'gitlab';
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * How the institute's forge is set up, and whether the platform file says who may ask there.
 * Only reads; what the token may not see is `unknown`.
 *
 * @throws {FleetError} `FORGE_…` where the forge cannot be asked at all.
 */
export async function inspectForge(
  { institute }: Platform,
  { kind, environment, today }: InspectedForge,
): Promise<readonly SetupFact[]> {
  const { host, repository, requesters } = institute.forge;
  const wanted: WantedSetup = { labels: allLabels, base: 'main', live: 'live', today };
  const ask = kind === 'github' ? askGitHub : askGitLab;
  const facts = await ask({ host, repository, environment }, wanted);
  return [requestersFact(requesters[kind], kind), ...facts];
}

// --- internal ---

interface Place {
  readonly host: string;
  readonly repository: string;
  readonly environment: InspectedForge['environment'];
}

/** Clients are loaded when they are needed: nobody else waits for them. */
async function askGitHub(place: Place, wanted: WantedSetup): Promise<readonly SetupFact[]> {
  const { GitHubApi, gitHubSettings, inspectGitHub } = await import(
    '../../lib/forge/github/index.ts'
  );
  return inspectGitHub(new GitHubApi(gitHubSettings(place)), wanted);
}

async function askGitLab(place: Place, wanted: WantedSetup): Promise<readonly SetupFact[]> {
  const { GitLabApi, gitLabSettings, inspectGitLab } = await import(
    '../../lib/forge/gitlab/index.ts'
  );
  return inspectGitLab(new GitLabApi(gitLabSettings(place.environment, place)), wanted);
}

function requestersFact(group: string | undefined, kind: InspectedForge['kind']): SetupFact {
  if (group !== undefined) {
    return {
      id: 'requesters',
      state: 'ok',
      fr: `Les membres de ${group} peuvent demander un cahier.`,
      en: `Members of ${group} may ask for a notebook.`,
      fix: null,
    };
  }
  return {
    id: 'requesters',
    state: 'missing',
    fr: 'Personne n’a dit qui peut demander un cahier : les demandes reçoivent une réponse, mais aucune n’est menée.',
    en: 'Nobody has said who may ask for a notebook: requests are answered, and none is carried out.',
    fix: {
      fr: `Écrivez le groupe dans lib/platform/institute.ts, \`forge.requesters.${kind}\`.`,
      en: `Write the group into lib/platform/institute.ts, \`forge.requesters.${kind}\`.`,
    },
  };
}
