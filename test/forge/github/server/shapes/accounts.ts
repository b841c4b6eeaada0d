import { instant } from '../clock.ts';
import type { Account, GitHubState, Role, Team } from '../state.ts';
import { type Data, nodeId, type Places, web } from './data.ts';

type SimpleUser = NonNullable<Data<'issues', 'get'>['user']>;

export function simpleUser({ api }: Places, { id, login, type }: Account): SimpleUser {
  const url = `${api}/users/${encodeURIComponent(login)}`;
  return {
    ...{ login, id, node_id: nodeId('User', id), avatar_url: `${web}/avatars/${id}` },
    ...{ gravatar_id: '', url, html_url: `${web}/${encodeURIComponent(login)}` },
    ...{ followers_url: `${url}/followers`, following_url: `${url}/following{/other_user}` },
    ...{ gists_url: `${url}/gists{/gist_id}`, starred_url: `${url}/starred{/owner}{/repo}` },
    ...{ subscriptions_url: `${url}/subscriptions`, organizations_url: `${url}/orgs` },
    ...{ repos_url: `${url}/repos`, events_url: `${url}/events{/privacy}` },
    ...{ received_events_url: `${url}/received_events`, type, site_admin: false },
    user_view_type: 'public',
  };
}

export function nullableUser(places: Places, account: Account | null): SimpleUser | null {
  return account === null ? null : simpleUser(places, account);
}

export function publicUser(places: Places, account: Account): Data<'users', 'getByUsername'> {
  const since = instant(Date.UTC(2020, 0, 1));
  return {
    ...simpleUser(places, account),
    ...{ name: null, company: null, blog: '', location: null, email: null, hireable: null },
    ...{ bio: null, twitter_username: null, public_repos: 0, public_gists: 0 },
    ...{ followers: 0, following: 0, created_at: since, updated_at: since },
    // Given to public accounts and to oneself alike.
    user_view_type: 'public',
  };
}

export function organization(places: Places, state: GitHubState) {
  const { id, login } = state.owner;
  const url = `${places.api}/orgs/${login}`;
  return {
    ...{ login, id, node_id: nodeId('Organization', id), url, repos_url: `${url}/repos` },
    ...{ events_url: `${url}/events`, hooks_url: `${url}/hooks`, issues_url: `${url}/issues` },
    ...{ members_url: `${url}/members{/member}`, description: '' },
    ...{ public_members_url: `${url}/public_members{/member}`, avatar_url: `${web}/avatars/${id}` },
  };
}

export function orgMembership(
  places: Places,
  state: GitHubState,
  account: Account,
  membership: 'active' | 'pending',
): Data<'orgs', 'getMembershipForUser'> {
  const { url, ...org } = organization(places, state);
  return {
    ...{ url: `${url}/memberships/${account.login}`, state: membership, role: 'member' },
    ...{ organization_url: url, organization: { url, ...org } },
    user: simpleUser(places, account),
  };
}

export function team(
  places: Places,
  state: GitHubState,
  { id, slug }: Team,
): Data<'teams', 'list'>[number] {
  const url = `${places.api}/organizations/${state.owner.id}/team/${id}`;
  return {
    ...{ id, node_id: nodeId('Team', id), name: slug, slug, description: null },
    ...{ privacy: 'closed', notification_setting: 'notifications_enabled', permission: 'pull' },
    ...{ url, html_url: `${web}/orgs/${state.owner.login}/teams/${slug}`, parent: null },
    ...{ members_url: `${url}/members{/member}`, repositories_url: `${url}/repos` },
    ...{ type: 'organization', organization_id: state.owner.id },
  };
}

export function permissionLevel(
  places: Places,
  account: Account,
  role: Role,
): Data<'repos', 'getCollaboratorPermissionLevel'> {
  const level = ['read', 'triage', 'write', 'maintain', 'admin'].indexOf(role);
  return {
    // The older field knows no role between.
    permission: level >= 4 ? 'admin' : level >= 2 ? 'write' : 'read',
    role_name: role,
    user: {
      ...simpleUser(places, account),
      role_name: role,
      permissions: {
        ...{ pull: true, triage: level >= 1, push: level >= 2 },
        ...{ maintain: level >= 3, admin: level >= 4 },
      },
    },
  };
}
