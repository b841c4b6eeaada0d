import type { Audience, AudienceId } from '../../../platform/index.ts';
import { type Choices, choose } from '../choice.ts';

/** What the circle of users changes. facts/service.md 0.2, B.5 `auth.audience`. */
export function audienceLayer(id: AudienceId, { localAccounts }: Audience): Choices {
  return {
    ...(id === 'institute' ? oneProvider : severalProviders),
    ...(localAccounts ? withLocalAccounts : {}),
  };
}

// --- internal ---

/** One provider, one directory: its identifiers name one person each, and its mails are right. */
const oneProvider: Choices = {
  saml_fallback_orgid: choose(
    '1',
    'A changed mail address does not make a second account: the directory’s identifier finds the first.',
    'facts/elabftw.md 6.1',
  ),
  saml_sync_email_idp: choose('1', 'The directory’s mail address is the right one.', 'J'),
};

/** Identifiers of different bodies collide, by chance or on purpose. */
const severalProviders: Choices = {
  saml_fallback_orgid: choose(
    '0',
    'The same identifier at another body is another person, who would take over the account.',
    'J',
  ),
  saml_sync_email_idp: choose('0', 'No provider may rewrite the mail address of an account.', 'J'),
};

/** Private partners have no provider: the pilot makes their accounts, on the sponsor’s word. */
const withLocalAccounts: Choices = {
  admins_create_users: choose(
    '1',
    'Partners without a federation get accounts from the pilot, with sponsor and end date.',
    'facts/service.md B.4',
  ),
  allow_permission_organization: choose(
    '0',
    'Partners see what a team shares with them, not what the unit shares with itself.',
    'facts/service.md B.2',
  ),
  local_login: choose('1', 'Partners log in with local accounts.', 'facts/service.md 0.2'),
  local_login_hidden_only_sysadmin: choose('0', 'The form is shown.', 'facts/elabftw.md 6.1'),
  local_login_only_sysadmin: choose('0', 'Partners are no sysadmins.', 'facts/elabftw.md 6.1'),
};
