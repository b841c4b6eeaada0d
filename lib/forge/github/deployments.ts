import type { ForgeDeployment } from '../forge.ts';
import type { GitHubApi } from './api.ts';
import { personOf } from './mapping.ts';

/**
 * The newest deployment of the environment that says anything. One of no status, or only
 * of `inactive` (a newer one took its place), says nothing.
 */
export async function readDeployment(
  api: GitHubApi,
  environment: string,
): Promise<ForgeDeployment | undefined> {
  const doing = { failed: `the deployment ${environment} could not be read`, where: api.place() };
  const { data: deployments } = await api.ask(doing, (octokit) =>
    octokit.rest.repos.listDeployments({ ...api.here, environment, per_page: looked }),
  );
  for (const { id, sha } of deployments) {
    const { data: statuses } = await api.ask(doing, (octokit) =>
      octokit.rest.repos.listDeploymentStatuses({
        ...{ ...api.here, deployment_id: Number(id), per_page: 1 },
      }),
    );
    const [newest] = statuses;
    if (newest === undefined || newest.state === 'inactive') continue;
    return {
      environment,
      commit: sha,
      state: stateOf(newest.state),
      description: newest.description,
      changedAt: newest.created_at,
      link: newest.environment_url || newest.log_url || newest.target_url || undefined,
      by: personOf(newest.creator),
    };
  }
  return undefined;
}

// --- internal ---

/** The newest few: Argo CD makes one for each commit that it brings to the notebook. */
const looked = 5;

function stateOf(state: string): ForgeDeployment['state'] {
  if (state === 'success') return 'success';
  return state === 'failure' || state === 'error' ? 'failure' : 'pending';
}
