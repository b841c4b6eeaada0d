import { instant } from '../clock.ts';
import type { DeploymentStatus, GitHubState, StoredDeployment, StoredStatus } from '../state.ts';
import { simpleUser } from './accounts.ts';
import { type Data, nodeId, type Places, web } from './data.ts';

export function status(
  places: Places,
  state: GitHubState,
  stored: StoredStatus,
): Data<'repos', 'createCommitStatus'> {
  const { id, sha, context, description, creator } = stored;
  const at = instant(stored.createdAt);
  return {
    ...{ url: `${places.api}/repos/${state.fullName}/statuses/${sha}`, id, context, description },
    ...{ node_id: nodeId('StatusContext', id), avatar_url: `${web}/avatars/${creator.id}` },
    ...{ state: stored.state, target_url: null, created_at: at, updated_at: at },
    creator: simpleUser(places, creator),
  };
}

export function deployment(
  places: Places,
  state: GitHubState,
  stored: StoredDeployment,
): Data<'repos', 'listDeployments'>[number] {
  const { id, sha, environment, creator } = stored;
  const repository_url = `${places.api}/repos/${state.fullName}`;
  const url = `${repository_url}/deployments/${id}`;
  const at = instant(stored.createdAt);
  return {
    ...{ url, id, node_id: nodeId('Deployment', id), sha, ref: sha, task: 'deploy', payload: {} },
    ...{ original_environment: environment, environment, description: null, repository_url },
    ...{ creator: simpleUser(places, creator), created_at: at, updated_at: at },
    ...{ statuses_url: `${url}/statuses`, transient_environment: false },
    production_environment: true,
  };
}

export function deploymentStatus(
  places: Places,
  state: GitHubState,
  { id, environment, creator }: StoredDeployment,
  stored: DeploymentStatus,
): Data<'repos', 'listDeploymentStatuses'>[number] {
  const repository_url = `${places.api}/repos/${state.fullName}`;
  const deployment_url = `${repository_url}/deployments/${id}`;
  const at = instant(stored.createdAt);
  return {
    ...{ url: `${deployment_url}/statuses/${stored.id}`, id: stored.id, environment },
    ...{ node_id: nodeId('DeploymentStatus', stored.id), state: stored.state },
    ...{ creator: simpleUser(places, creator), description: stored.description },
    ...{
      target_url: '',
      environment_url: addressOf(environment),
      log_url: '',
      deployment_url,
      repository_url,
    },
    ...{ created_at: at, updated_at: at },
  };
}

/** A branch, with the commit it points to in GitHub's long form. */
export function branch(
  places: Places,
  state: GitHubState,
  name: string,
  sha: string,
  isProtected: boolean,
): Data<'repos', 'getBranch'> {
  const api = `${places.api}/repos/${state.fullName}`;
  const page = `${web}/${state.fullName}`;
  const who = { name: 'A maintainer', email: 'maintainer@inrea.example', date: instant(0) };
  return {
    name,
    commit: {
      ...{ url: `${api}/commits/${sha}`, sha, node_id: nodeId('Commit', 0) },
      ...{ html_url: `${page}/commit/${sha}`, comments_url: `${api}/commits/${sha}/comments` },
      commit: {
        ...{ url: `${api}/git/commits/${sha}`, author: who, committer: who, message: 'start' },
        ...{ comment_count: 0, tree: { sha, url: `${api}/git/trees/${sha}` } },
      },
      ...{ author: null, committer: null, parents: [] },
    },
    _links: { html: `${page}/tree/${name}`, self: `${api}/branches/${name}` },
    ...{ protected: isProtected, protection: { enabled: isProtected } },
    protection_url: `${api}/branches/${name}/protection`,
  };
}

// --- internal ---

function addressOf(environment: string): string {
  return `https://${environment.replace(/^eln-/, '')}.example`;
}
