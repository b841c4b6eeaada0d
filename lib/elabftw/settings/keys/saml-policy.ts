import { boolean, integer, type Setting } from '../setting.ts';

/** SAML policy. facts/elabftw.md 6.1. */
export const samlPolicy = {
  saml_team_create: boolean('1'),
  saml_team_default: integer('-1', -1, 1_000_000),
  saml_user_default: boolean('1'),
  saml_sync_teams: boolean('0'),
  saml_sync_email_idp: boolean('0'),
  saml_fallback_orgid: boolean('0'),
} as const satisfies Record<string, Setting>;
