import { policyOf } from '../../instance/index.ts';
import { apiCheck, type Check, type Subject, seen } from '../check.ts';
import { atLeast, either, exactly, oneTo, settingCheck } from './setting.ts';

/** Accounts and sessions. facts/service.md B.2. */
export const accountChecks: readonly Check[] = [
  apiCheck(
    'accounts-enforce-mfa',
    'accounts',
    'GET /config enforce_mfa',
    [
      'high',
      'Le second facteur est exigé selon la politique.',
      'A second factor is asked as policy says.',
      'Réglez enforce_mfa sur le niveau de la politique : 1 sysadmins, 2 administrateurs, 3 tous.',
      'Set enforce_mfa to the level of the policy: 1 sysadmins, 2 admins, 3 everyone.',
    ],
    ({ config }, subject) => {
      const value = config.enforce_mfa;
      if (value === undefined) return undefined;
      const level = mfaLevel(subject);
      return {
        ok: Number(value ?? 0) >= level,
        seen: `enforce_mfa = ${value ?? 'null'} (≥ ${level})`,
      };
    },
  ),
  apiCheck(
    'accounts-sysadmins-in-a-team',
    'accounts',
    'GET /users, GET /config enforce_mfa',
    [
      'high',
      'Tout sysadmin administre une équipe, sinon le niveau 2 ne lui demande rien.',
      'Every sysadmin administers a team, or level 2 would not ask them.',
      'Faites de chaque sysadmin un administrateur de l’équipe d’administration.',
      'Make every sysadmin an administrator of the administration team.',
    ],
    ({ sysadminsWithoutTeam: count, config }) => {
      // Level 1 names sysadmins, level 3 everyone: only level 2 goes by teams (facts/service.md 0.4).
      const level = config.enforce_mfa;
      if (level === '1' || level === '3') return { ok: true, seen: `enforce_mfa = ${level}` };
      return seen(count, (none) => none === 0);
    },
  ),
  settingCheck(
    'accounts',
    'high',
    'local_register',
    'Personne ne s’inscrit soi-même.',
    'Nobody registers by themselves.',
    exactly('0'),
  ),
  settingCheck(
    'accounts',
    'medium',
    'admins_create_users',
    'Les comptes viennent de la fédération, sauf pour des partenaires.',
    'Accounts come from the federation, but for partners.',
    ({ instance, platform }) =>
      platform.audiences[instance.audience].localAccounts ? either : exactly('0'),
  ),
  settingCheck(
    'accounts',
    'high',
    'admin_validate',
    'Un administrateur valide chaque compte.',
    'An administrator validates each account.',
    exactly('1'),
  ),
  settingCheck(
    'accounts',
    'medium',
    'login_tries',
    'Au plus cinq essais de connexion.',
    'At most five attempts to log in.',
    oneTo(5),
  ),
  settingCheck(
    'accounts',
    'high',
    'min_password_length',
    'Un mot de passe a au moins douze caractères.',
    'A password has at least twelve characters.',
    atLeast(12),
  ),
  settingCheck(
    'accounts',
    'medium',
    'password_complexity_requirement',
    'Un mot de passe est complexe.',
    'A password is complex.',
    atLeast(20),
  ),
  settingCheck(
    'accounts',
    'medium',
    'cookie_validity_time',
    'Une session dure au plus quatorze jours.',
    'A session lasts fourteen days at most.',
    oneTo(20_160),
  ),
  settingCheck(
    'accounts',
    'low',
    'autologout_time',
    'Une session inactive se ferme dans les douze heures.',
    'An idle session closes within twelve hours.',
    oneTo(720),
  ),
  settingCheck(
    'accounts',
    'high',
    'anon_users',
    'Personne ne lit sans compte.',
    'Nobody reads without an account.',
    exactly('0'),
  ),
  settingCheck(
    'accounts',
    'high',
    'allow_users_change_identity',
    'L’identité d’un compte est verrouillée.',
    'The identity of an account is locked.',
    exactly('0'),
  ),
  apiCheck(
    'accounts-email-domain',
    'accounts',
    'GET /config email_domain, local_register',
    [
      'medium',
      'L’inscription est fermée, ou réservée à des domaines nommés.',
      'Registration is closed, or kept to named domains.',
      'Fermez l’inscription (local_register à 0) ou remplissez email_domain.',
      'Close registration (local_register to 0) or fill email_domain.',
    ],
    ({ config: { email_domain: domains, local_register: open } }) =>
      domains === undefined || open === undefined
        ? undefined
        : {
            ok: open === '0' || (domains ?? '') !== '',
            seen: `local_register = ${open ?? 'null'}, email_domain: ${(domains ?? '') === '' ? 'empty' : 'set'}`,
          },
  ),
];

// --- internal ---

function mfaLevel({ instance, platform }: Subject): number {
  const { level, enforcedBy } = policyOf(instance, platform).mfa;
  return enforcedBy === 'idp' ? 1 : { sysadmins: 1, admins: 2, everyone: 3 }[level];
}
