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
  is_owner?: number;
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
  /** Whether a password was ever set: an account starts without one. */
  has_password?: boolean;
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
  email_attr: string | null;
  fname_attr: string | null;
  lname_attr: string | null;
  team_attr: string | null;
  orgid_attr: string | null;
  certs: { id: number; x509: string }[];
  endpoints: { id: number; location: string; binding: number; is_slo: number }[];
}

/** How the key that every request brings is kept. */
export interface ApiKey {
  canWrite: boolean;
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
  /** Last number given in each table: a number is never given twice. */
  numbers: Record<Table, number>;
  apiKey: ApiKey;
  /** `SITE_URL`: absent is the server's own address, null a malformed one. */
  site?: string | null;
}

const tables = { teams: 'id', users: 'userid', idps: 'id', sources: 'id' } as const;
export type Table = keyof typeof tables;

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
    numbers: { teams: 1, users: 1, idps: 0, sources: 0 },
    apiKey: { canWrite: true },
  };
}

/** The next number of a table, as `AUTO_INCREMENT` gives it. */
export function newNumber(state: State, table: Table): number {
  const taken = state[table].map((row) => Number(row[tables[table] as keyof typeof row]));
  state.numbers[table] = Math.max(state.numbers[table], ...taken) + 1;
  return state.numbers[table];
}

/** From the sixth line on keys of accounts that are not active are refused, among other things. */
export function isLine6({ version }: State): boolean {
  return Number(version.split('.')[0]) >= 6;
}

export function team(id: number, name: string): Team {
  const writable = ['experiments', 'resources'].flatMap((kind) =>
    ['', '_categories', '_status', '_templates'].map((part) => [
      `users_canwrite_${kind}${part}`,
      1,
    ]),
  );
  return {
    id,
    name,
    user_create_tag: 1,
    force_exp_tpl: 0,
    force_res_tpl: 0,
    ...Object.fromEntries(writable),
    created_at: '2026-11-23 23:32:39',
    orgid: null,
    visible: 1,
    announcement: null,
    onboarding_email_active: 0,
    onboarding_email_subject: null,
    onboarding_email_body: null,
    newcomer_threshold: 15,
    newcomer_banner: null,
    newcomer_banner_active: 0,
  };
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
    email_attr: 'urn:oid:0.9.2342.19200300.100.1.3',
    fname_attr: 'urn:oid:2.5.4.42',
    lname_attr: 'urn:oid:2.5.4.4',
    team_attr: source === null ? null : entitlement,
    orgid_attr: source === null ? null : uid,
    certs: [],
    endpoints: [],
  };
}
