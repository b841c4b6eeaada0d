import { settingKeys, settings } from '../../../lib/elabftw/settings/index.ts';

export interface Team {
  id: number;
  name: string;
  orgid: string | null;
  visible: number;
  [other: string]: unknown;
}

export interface Membership {
  id: number;
  is_admin: number;
  is_archived: number;
}

export interface User {
  userid: number;
  firstname: string;
  lastname: string;
  email: string;
  orgid: string | null;
  validated: number;
  is_sysadmin: number;
  valid_until: string | null;
  teams: Membership[];
}

export interface Source {
  id: number;
  url: string;
  auto_refresh: number;
  last_fetched_at: string | null;
}

export interface Idp {
  id: number;
  name: string;
  entityid: string;
  enabled: number;
  source: number | null;
  team_attr: string | null;
  orgid_attr: string | null;
}

/** Everything that the application remembers. */
export interface State {
  config: Record<string, string | null>;
  teams: Team[];
  users: User[];
  sources: Source[];
  idps: Idp[];
  /** Names of the settings of which the audit log says that they were modified. */
  audit: string[];
  version: string;
  requiredSchema: string;
  next: number;
}

export const entitlement = 'urn:oid:1.3.6.1.4.1.5923.1.1.1.7';
export const uid = 'urn:oid:0.9.2342.19200300.100.1.1';

/** As the prepare job leaves a fresh installation: every default, one team, the fleet's own account. */
export function freshState(): State {
  const rows = settingKeys.map((key) => [key, settings[key].upstream] as const);
  return {
    config: Object.fromEntries(rows),
    teams: [team(1, 'Default team')],
    users: [
      {
        userid: 1,
        firstname: 'Fleet',
        lastname: 'Operator',
        email: 'root@site.example',
        orgid: null,
        validated: 1,
        is_sysadmin: 1,
        valid_until: null,
        teams: [{ id: 1, is_admin: 1, is_archived: 0 }],
      },
    ],
    sources: [],
    idps: [],
    audit: [],
    version: '6.0.4',
    requiredSchema: settings.schema.upstream ?? '',
    next: 2,
  };
}

export function team(id: number, name: string): Team {
  return { id, name, orgid: null, visible: 1, user_create_tag: 1, announcement: null };
}

export function account(userid: number, parts: Partial<User> = {}): User {
  return {
    userid,
    firstname: 'Pia',
    lastname: 'Lot',
    email: `user${userid}@site.example`,
    orgid: null,
    validated: 1,
    is_sysadmin: 0,
    valid_until: null,
    teams: [],
    ...parts,
  };
}

export function idp(id: number, entityid: string, source: number | null): Idp {
  return {
    id,
    name: entityid,
    entityid,
    // A provider made by hand is on; a fetched one is off and would make teams of entitlements.
    enabled: source === null ? 1 : 0,
    source,
    team_attr: source === null ? null : entitlement,
    orgid_attr: source === null ? null : uid,
  };
}
