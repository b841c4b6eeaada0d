import type { State, User } from './state.ts';

const made = '2026-11-23 23:32:39';

/** A row of the list: fewer columns than the account itself. */
export function listedUser(state: State, user: User) {
  const { userid, firstname, lastname, orgid, email, validated, valid_until, is_sysadmin } = user;
  return {
    ...{ userid, firstname, lastname, created_at: made, orgid, email, has_mfa_enabled: 0 },
    ...{ validated, last_login: null, valid_until, is_sysadmin, can_manage_users2teams: 0 },
    ...{ can_manage_compounds: 0, can_manage_inventory_locations: 0 },
    fullname: `${firstname} ${lastname}`,
    initials: `${firstname[0] ?? ''}${lastname[0] ?? ''}`,
    ...{ orcid: null, auth_service: null, sig_pubkey: null },
    teams: teamsOf(state, user),
  };
}

/** One account: the list's columns and the person's preferences. */
export function userRow(state: State, user: User) {
  const none = '{"teams": [], "users": [], "teamgroups": []}';
  return {
    ...listedUser(state, user),
    ...{ password_modified_at: made, token_created_at: null, limit_nb: 15, lang: 'en_GB' },
    ...{ default_read_base: 30, default_write_base: 20, default_read: none, default_write: none },
    ...{ auth_lock_time: null, sig_privkey: null, theme_variant: 0, pdf_format: 'A4' },
    team: user.teams[0]?.id ?? 0,
  };
}

// --- internal ---

function teamsOf(state: State, { teams }: User) {
  return teams.map(({ id, is_admin, is_owner = 0, is_archived }) => {
    const name = state.teams.find((team) => team.id === id)?.name ?? '';
    return { id, name, is_admin, is_owner, is_archived };
  });
}
