import type { SetupFact } from '../../set-up.ts';
import { member } from '../answers.ts';
import type { GitLabApi } from '../api.ts';
import type { People } from '../people.ts';
import { cannotSee, isSo, lacks, seen } from './fact.ts';
import { token } from './shapes.ts';

/** GitLab's number for the role that may push branches and open merge requests, and no more. */
const developer = 30;
/** Days before its last one on which a token is to be renewed. */
const notice = 30;
/** Scopes that give a token the whole of GitLab. */
const tooMuch = ['sudo', 'admin_mode'];

/** Whose the token is, what it may do and for how long. */
export async function tokenFacts(
  api: GitLabApi,
  people: People,
  today: string,
): Promise<readonly SetupFact[]> {
  const self = await people.self();
  if (!self.isBot) return [ofAPerson];
  const role = await seen(
    () =>
      api.ask(
        (gitlab) => gitlab.ProjectMembers.show(api.project, self.id, { includeInherited: true }),
        member,
      ),
    ({ access_level }) => roleFact(access_level),
    roleFact(0),
  );
  const rest = await seen(
    () => api.ask((gitlab) => gitlab.PersonalAccessTokens.show(), token),
    ({ scopes, expires_at }) => [scopesFact(scopes), expiryFact(expires_at ?? null, today)],
    [
      cannotSee('token-scopes', {
        fr: 'Les portées du jeton ne peuvent pas être lues.',
        en: 'The scopes of the token cannot be read.',
      }),
    ],
  );
  return [
    isSo('token-account', {
      fr: 'Le jeton est un jeton d’accès de projet ou de groupe.',
      en: 'The token is a project or group access token.',
    }),
    ...role,
    ...rest,
  ];
}

// --- internal ---

const ofAPerson = cannotSee(
  'token-account',
  {
    fr: 'Le jeton est celui d’une personne : rien ne peut être dit du jeton du service.',
    en: 'The token is a person’s: nothing can be said of the fleet’s own token.',
  },
  {
    fr: 'Créez un jeton d’accès de projet (rôle Developer, portée `api`), mettez-le dans FLEET_GITLAB_TOKEN et relancez la commande.',
    en: 'Make a project access token (role Developer, scope `api`), put it into FLEET_GITLAB_TOKEN and run the command again.',
  },
);

function roleFact(role: number): SetupFact {
  if (role === developer) {
    return isSo('token-role', {
      fr: 'Le jeton a le rôle Developer, et pas plus.',
      en: 'The token has the role Developer, and no more.',
    });
  }
  const said =
    role < developer
      ? {
          fr: 'Le rôle du jeton ne permet pas de pousser des branches.',
          en: 'The role of the token does not let it push branches.',
        }
      : {
          fr: 'Le jeton a un rôle plus élevé qu’il ne lui faut : il pourrait fusionner lui-même.',
          en: 'The token has a higher role than it needs: it could merge by itself.',
        };
  return lacks('token-role', said, {
    fr: 'Remplacez-le par un jeton d’accès de projet de rôle Developer.',
    en: 'Replace it by a project access token of the role Developer.',
  });
}

function scopesFact(scopes: readonly string[]): SetupFact {
  const extra = scopes.filter((scope) => tooMuch.includes(scope));
  if (scopes.includes('api') && extra.length === 0) {
    return isSo('token-scopes', {
      fr: 'Le jeton a la portée `api`.',
      en: 'The token has the scope `api`.',
    });
  }
  const said =
    extra.length > 0
      ? {
          fr: 'Le jeton a des portées d’administration.',
          en: 'The token has scopes of administration.',
        }
      : { fr: 'Le jeton n’a pas la portée `api`.', en: 'The token lacks the scope `api`.' };
  return lacks('token-scopes', said, {
    fr: 'Remplacez-le par un jeton dont la seule portée est `api`.',
    en: 'Replace it by a token whose only scope is `api`.',
  });
}

function expiryFact(last: string | null, today: string): SetupFact {
  const fix = {
    fr: 'Créez un nouveau jeton, mettez-le dans FLEET_GITLAB_TOKEN, puis révoquez celui-ci.',
    en: 'Make a new token, put it into FLEET_GITLAB_TOKEN, then revoke this one.',
  };
  if (last === null) {
    return lacks(
      'token-expiry',
      { fr: 'Le jeton n’expire jamais.', en: 'The token never expires.' },
      fix,
    );
  }
  const days = Math.round((Date.parse(last) - Date.parse(today)) / 86_400_000);
  const said = {
    fr: `Le jeton expire le ${last} (dans ${days} jours).`,
    en: `The token expires on ${last} (in ${days} days).`,
  };
  return days > notice ? isSo('token-expiry', said) : lacks('token-expiry', said, fix);
}
