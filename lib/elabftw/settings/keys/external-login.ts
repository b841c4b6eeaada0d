import { type Setting, text, url } from '../setting.ts';

/** Login by headers of a proxy. facts/elabftw.md 6.1. */
export const externalLogin = {
  extauth_remote_user: text(''),
  extauth_firstname: text(''),
  extauth_lastname: text(''),
  extauth_email: text(''),
  extauth_teams: text(''),
  logout_url: url(''),
} as const satisfies Record<string, Setting>;
