import type { Callers } from '../callers.ts';
import { instant } from '../clock.ts';
import type { GitHubState } from '../state.ts';
import { simpleUser } from './accounts.ts';
import { type Data, nodeId, type Places, web } from './data.ts';
import { repository } from './repository.ts';

export function app(
  places: Places,
  state: GitHubState,
  callers: Callers,
): NonNullable<Data<'apps', 'getAuthenticated'>> {
  const since = instant(Date.UTC(2026, 0, 1));
  return {
    ...{ id: callers.appId, slug: callers.slug, node_id: nodeId('App', callers.appId) },
    ...{ client_id: callers.clientId, owner: simpleUser(places, state.owner), name: 'ELN fleet' },
    ...{ description: '', external_url: 'https://inrea.example', events: [] },
    ...{ html_url: `${web}/apps/${callers.slug}`, created_at: since, updated_at: since },
    ...{ permissions: { ...callers.installation }, installations_count: 1 },
  };
}

export function installation(
  places: Places,
  state: GitHubState,
  callers: Callers,
): Data<'apps', 'getRepoInstallation'> {
  const id = callers.installationId;
  const since = instant(Date.UTC(2026, 0, 1));
  return {
    ...{ id, account: simpleUser(places, state.owner), repository_selection: callers.selection },
    ...{ access_tokens_url: `${places.api}/app/installations/${id}/access_tokens` },
    ...{ repositories_url: `${places.api}/installation/repositories`, events: [] },
    ...{ html_url: `${web}/organizations/inrea/settings/installations/${id}` },
    ...{ app_id: callers.appId, client_id: callers.clientId, target_id: state.owner.id },
    ...{ target_type: 'Organization', permissions: { ...callers.installation } },
    ...{ created_at: since, updated_at: since, single_file_name: null, app_slug: callers.slug },
    ...{ suspended_by: null, suspended_at: null },
  };
}

export function installationToken(
  places: Places,
  state: GitHubState,
  token: string,
  permissions: Readonly<Record<string, string>>,
): Data<'apps', 'createInstallationAccessToken'> {
  return {
    ...{ token, expires_at: instant(Date.now() + 3_600_000), permissions: { ...permissions } },
    ...{ repository_selection: 'selected', repositories: [repository(places, state)] },
  };
}
