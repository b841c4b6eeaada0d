import { boolean, integer, oneOf, type Setting, secret, text } from '../setting.ts';

/** LDAP. facts/elabftw.md 6.1. */
export const ldap = {
  ldap_toggle: boolean('0'),
  ldap_scheme: oneOf('ldap', ['ldap', 'ldaps']),
  ldap_host: text(''),
  ldap_port: integer('389', 1, 65_535),
  ldap_base_dn: text(''),
  ldap_username: text(null),
  ldap_password: secret(''),
  ldap_use_tls: boolean('0'),
  ldap_search_attr: text('mail'),
  ldap_email: text('mail'),
  ldap_firstname: text('givenname'),
  ldap_lastname: text('cn'),
  ldap_team: text('on'),
  ldap_team_create: boolean('0'),
  ldap_sync_teams: boolean('0'),
} as const satisfies Record<string, Setting>;
