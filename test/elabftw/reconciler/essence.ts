import { account, freshState, type State } from '../server/state.ts';

/** As the prepare job leaves an instance, with one pilot who has logged in. */
export function beginning(): State {
  const fresh = freshState();
  const teams = [{ id: 1, is_admin: 0, is_archived: 0 }];
  fresh.users.push(account(40, { orgid: 'inrea-000101', teams }));
  return fresh;
}

/** What must be the same: everything but the audit log and the order of numbers. */
export function essence({ config, teams, users, sources, idps }: State) {
  const names = new Map(teams.map(({ id, orgid }) => [id, orgid]));
  return {
    config,
    teams: teams.map(({ orgid, name, visible }) => [orgid, name, visible]),
    users: users.map((user) => [user.userid, user.teams.map((t) => [names.get(t.id), t.is_admin])]),
    sources: sources.map(({ url, auto_refresh }) => [url, auto_refresh]),
    idps: idps.map(({ entityid, enabled, team_attr, orgid_attr }) => [
      entityid,
      enabled,
      team_attr,
      orgid_attr,
    ]),
  };
}
