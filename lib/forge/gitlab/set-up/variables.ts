import type { Bilingual } from '../../../base/index.ts';
import type { SetupFact } from '../../set-up.ts';
import type { GitLabApi } from '../api.ts';
import { gitLabTokenVariable } from '../settings.ts';
import { cannotSee, isSo, lacks, seen } from './fact.ts';
import { variables } from './shapes.ts';

/** Holds the token that may only read: pipelines of merge requests see it (.gitlab/ci/requests.yml). */
const readTokenVariable = 'FLEET_GITLAB_READ_TOKEN';

interface Wanted {
  readonly id: string;
  readonly key: string;
  /** A protected one is seen by pipelines of protected branches alone. */
  readonly isProtected: boolean;
}

const wanted: readonly Wanted[] = [
  { id: 'token-variable', key: gitLabTokenVariable, isProtected: true },
  { id: 'read-token-variable', key: readTokenVariable, isProtected: false },
];

/** The variables that hold the tokens; their values are neither looked at nor kept. */
export function variableFacts(api: GitLabApi): Promise<readonly SetupFact[]> {
  return seen(
    () =>
      api.ask(
        (gitlab) => gitlab.ProjectVariables.all(api.project, { perPage: 100, maxPages: 5 }),
        variables,
      ),
    (found) =>
      wanted.map((one) => {
        const ours = found.filter(({ key }) => key === one.key);
        const isGood = ours.every(
          (each) => each.protected === one.isProtected && (each.masked || each.hidden === true),
        );
        if (ours.length > 0 && isGood) return isSo(one.id, good(one));
        return lacks(one.id, ours.length === 0 ? absent(one) : wrong(one), fix(one));
      }),
    wanted.map(({ id, key }) =>
      cannotSee(id, {
        fr: `On ne peut pas voir si la variable ${key} existe.`,
        en: `Whether there is a variable ${key} cannot be seen.`,
      }),
    ),
  );
}

// --- internal ---

function good({ key, isProtected }: Wanted): Bilingual {
  return isProtected
    ? {
        fr: `La variable ${key} est protégée et masquée.`,
        en: `The variable ${key} is protected and masked.`,
      }
    : { fr: `La variable ${key} est masquée.`, en: `The variable ${key} is masked.` };
}

function absent({ key }: Wanted): Bilingual {
  return {
    fr: `La variable ${key} n’existe pas dans le projet.`,
    en: `The project has no variable ${key}.`,
  };
}

function wrong({ key, isProtected }: Wanted): Bilingual {
  return isProtected
    ? {
        fr: `La variable ${key} n’est pas protégée et masquée : n’importe quelle branche peut lire le jeton.`,
        en: `The variable ${key} is not protected and masked: any branch can read the token.`,
      }
    : {
        fr: `La variable ${key} n’est pas masquée, ou est cachée aux demandes de fusion.`,
        en: `The variable ${key} is not masked, or is hidden from merge requests.`,
      };
}

function fix({ key, isProtected }: Wanted): Bilingual {
  const [tick, untick] = ['« Protect variable »', '“Protect variable”'];
  return isProtected
    ? {
        fr: `Settings > CI/CD > Variables, ${key} : « Masked and hidden », ${tick}.`,
        en: `Settings > CI/CD > Variables, ${key}: “Masked and hidden”, ${untick}.`,
      }
    : {
        fr: `Settings > CI/CD > Variables, ${key} : un jeton de rôle Reporter, « Masked and hidden », sans ${tick}.`,
        en: `Settings > CI/CD > Variables, ${key}: a token of the role Reporter, “Masked and hidden”, without ${untick}.`,
      };
}
