import { type Choice, choose } from '../../choice.ts';
import type { accounts } from '../../keys/accounts.ts';

/** Who makes accounts, and who may change them. */
export const accountsBaseline: Readonly<Record<keyof typeof accounts, Choice>> = {
  admin_validate: choose(
    '1',
    'The federation says who somebody is; the pilot says whether they belong to the unit.',
    'facts/service.md B.2',
  ),
  admins_create_users: choose(
    '0',
    'Accounts come from the federation at the first login, with an identity that somebody vouches for.',
    'facts/service.md B.2',
  ),
  admins_import_users: choose(
    '0',
    'An administrator cannot pull accounts of other teams into their own.',
    'facts/elabftw.md 6.1',
  ),
  admins_archive_users: choose(
    '1',
    'Leavers are archived by the pilot, never deleted.',
    'facts/service.md A.2',
  ),
  admins_create_users_remote_dir: choose(
    '0',
    'The directory behind it is CNRS only.',
    'facts/elabftw.md 6.1',
  ),
  allow_users_change_identity: choose(
    '0',
    'An entry must stay attributable to the person who wrote it.',
    'facts/service.md A.1, B.5 identity.locked',
  ),
  users_validity_is_externally_managed: choose('0', 'Nobody outside writes end dates.', 'J'),
  anon_users: choose('0', 'Nobody reads without an account.', 'facts/service.md B.2'),
  user_msg_need_local_account_created: choose(
    '',
    'No local account is offered, so nobody is told how to get one.',
    'J',
  ),
};
