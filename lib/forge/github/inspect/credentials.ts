import type { SetupFact } from '../../set-up.ts';
import type { GitHubApi } from '../api.ts';
import { wantedPermissions } from '../tokens.ts';
import { missing, ok, unknown } from './facts.ts';

/** As whom the fleet acts, and what it may do: no less than it needs, and no more. */
export async function inspectCredentials(api: GitHubApi): Promise<readonly SetupFact[]> {
  return api.settings.credentials.kind === 'app' ? inspectApp(api) : inspectToken(api);
}

// --- internal ---

async function inspectApp(api: GitHubApi): Promise<readonly SetupFact[]> {
  const doing = { failed: 'the App’s installation could not be read', where: api.place() };
  const found = await api.askUnless(404, doing, (octokit) =>
    octokit.rest.apps.getRepoInstallation(api.here),
  );
  if (found === undefined) {
    return [
      missing(
        'token',
        {
          fr: 'L’application GitHub n’est pas installée sur ce dépôt.',
          en: 'The GitHub App is not installed on this repository.',
        },
        {
          fr: 'Installez-la, sur ce seul dépôt : réglages de l’application, « Install App ».',
          en: 'Install it, on this repository alone: the App’s settings, “Install App”.',
        },
      ),
    ];
  }
  const { data: installation } = found;
  const slug = installation.app_slug;
  return [
    installation.suspended_at === null
      ? ok('token', {
          fr: `L’application ${slug} agit, par des jetons d’une heure.`,
          en: `The App ${slug} acts, with tokens that last an hour.`,
        })
      : missing(
          'token',
          {
            fr: `L’installation de l’application ${slug} est suspendue.`,
            en: `The installation of the App ${slug} is suspended.`,
          },
          {
            fr: 'Réactivez-la dans les réglages de l’organisation.',
            en: 'Unsuspend it in the organisation’s settings.',
          },
        ),
    installation.repository_selection === 'selected'
      ? ok('token-reach', {
          fr: 'L’application est installée sur des dépôts choisis.',
          en: 'The App is installed on chosen repositories.',
        })
      : missing(
          'token-reach',
          {
            fr: 'L’application est installée sur tous les dépôts de l’organisation.',
            en: 'The App is installed on every repository of the organisation.',
          },
          {
            fr: 'Choisissez « Only select repositories » et ce seul dépôt.',
            en: 'Choose “Only select repositories” and this repository alone.',
          },
        ),
    permissionsFact({ ...installation.permissions }),
    surplusFact({ ...installation.permissions }),
  ];
}

type Permissions = Readonly<Record<string, string | undefined>>;

function permissionsFact(granted: Permissions): SetupFact {
  const lacking = Object.entries(wantedPermissions)
    .filter(([name, right]) => (rank[granted[name] ?? ''] ?? 0) < (rank[right] ?? 0))
    .map(([name, right]) => `${name}: ${right}`)
    .join(', ');
  if (lacking === '') {
    return ok('permissions', {
      fr: 'L’application a tous les droits qu’il faut.',
      en: 'The App has every permission that is needed.',
    });
  }
  return missing(
    'permissions',
    { fr: `Il manque à l’application : ${lacking}.`, en: `The App lacks: ${lacking}.` },
    {
      fr: 'Ajoutez ces droits dans les réglages de l’application, puis acceptez-les dans l’organisation.',
      en: 'Add these permissions in the App’s settings, then accept them in the organisation.',
    },
  );
}

function surplusFact(granted: Permissions): SetupFact {
  const wanted: Permissions = wantedPermissions;
  const surplus = Object.entries(granted)
    .filter(([name, right]) => (rank[right ?? ''] ?? 0) > (rank[wanted[name] ?? ''] ?? 0))
    // What the doctor itself reads: who protects the branches.
    .filter(([name, right]) => !(name === 'administration' && right === 'read'))
    .map(([name, right]) => `${name}: ${right}`)
    .join(', ');
  if (surplus === '') {
    return ok('permissions-surplus', {
      fr: 'L’application n’a aucun droit de trop.',
      en: 'The App has no permission too many.',
    });
  }
  return missing(
    'permissions-surplus',
    {
      fr: `L’application peut plus qu’il ne faut : ${surplus}.`,
      en: `The App may do more than it needs: ${surplus}.`,
    },
    {
      fr: 'Retirez ces droits dans les réglages de l’application.',
      en: 'Take these permissions away in the App’s settings.',
    },
  );
}

const rank: Readonly<Record<string, number>> = { read: 1, write: 2, admin: 3 };

async function inspectToken(api: GitHubApi): Promise<readonly SetupFact[]> {
  const doing = { failed: 'the token’s account could not be read', where: api.place() };
  const found = await api.askUnless(403, doing, (octokit) => octokit.rest.users.getAuthenticated());
  if (found === undefined) return [workflowToken];
  const { login } = found.data;
  const scopes = found.headers['x-oauth-scopes'];
  return [
    unknown(
      'token',
      {
        fr: `Regardé avec le jeton du compte ${login} : ce que peut l’application de la flotte n’a pas été vu.`,
        en: `Looked at with the token of the account ${login}: what the fleet’s App may do was not seen.`,
      },
      {
        fr: 'Relancez avec FLEET_APP_CLIENT_ID et FLEET_APP_PRIVATE_KEY. Un jeton de personne dure et peut trop pour servir la flotte.',
        en: 'Run it again with FLEET_APP_CLIENT_ID and FLEET_APP_PRIVATE_KEY. A person’s token lasts too long and may do too much to serve the fleet.',
      },
    ),
    typeof scopes === 'string' && scopes !== ''
      ? scopesFact(scopes)
      : unknown(
          'permissions',
          {
            fr: 'GitHub ne dit pas ce que peut un jeton à droits fins.',
            en: 'GitHub does not tell what a fine-grained token may do.',
          },
          useApp,
        ),
  ];
}

/** The scopes of a classic token are those of the whole account, on all its repositories. */
function scopesFact(scopes: string): SetupFact {
  const given = scopes.split(',').map((scope) => scope.trim());
  const lacking = ['repo', 'read:org'].filter((scope) => !given.includes(scope));
  const said = given.filter((scope) => /^[\w:]+$/.test(scope)).join(', ');
  if (lacking.length === 0) {
    return ok('permissions', {
      fr: `Le jeton porte les droits ${said}.`,
      en: `The token carries the scopes ${said}.`,
    });
  }
  return missing(
    'permissions',
    {
      fr: `Il manque au jeton : ${lacking.join(', ')}.`,
      en: `The token lacks: ${lacking.join(', ')}.`,
    },
    useApp,
  );
}

const useApp = {
  fr: 'Créez l’application GitHub de la flotte et donnez FLEET_APP_CLIENT_ID et FLEET_APP_PRIVATE_KEY.',
  en: 'Make the fleet’s GitHub App and give FLEET_APP_CLIENT_ID and FLEET_APP_PRIVATE_KEY.',
};

const workflowToken = missing(
  'token',
  {
    fr: 'Sans application, la flotte agit avec le jeton du workflow : les vérifications de ses demandes de fusion attendent qu’on les lance, et aucun groupe ne peut être lu.',
    en: 'Without an App the fleet acts with the workflow’s token: the checks of its pull requests wait for somebody to start them, and no group can be read.',
  },
  useApp,
);
