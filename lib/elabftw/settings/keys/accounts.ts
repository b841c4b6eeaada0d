import { boolean, type Setting, text } from '../setting.ts';

/** Accounts. facts/elabftw.md 6.1. */
export const accounts = {
  admin_validate: boolean('1'),
  admins_create_users: boolean('1'),
  admins_import_users: boolean('0'),
  admins_archive_users: boolean('1'),
  admins_create_users_remote_dir: boolean('0'),
  allow_users_change_identity: boolean('0'),
  users_validity_is_externally_managed: boolean('0'),
  anon_users: boolean('0'),
  user_msg_need_local_account_created: text('', 2000),
} as const satisfies Record<string, Setting>;
