import { boolean, type Setting } from '../setting.ts';

/** Local login. facts/elabftw.md 6.1. */
export const localLogin = {
  local_auth_enabled: boolean('1'),
  local_login: boolean('1'),
  local_login_hidden_only_sysadmin: boolean('0'),
  local_login_only_sysadmin: boolean('0'),
  local_register: boolean('1'),
} as const satisfies Record<string, Setting>;
