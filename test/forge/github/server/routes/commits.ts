import { invalid, notFound, ok, paged } from '../answer.ts';
import type { Route } from '../route.ts';
import { deployment, deploymentStatus, status } from '../shapes/commits.ts';

const repository = '/repos/{owner}/{repo}';

/** Statuses of commits, and what was deployed. */
export const commitRoutes: readonly Route[] = [
  {
    ...{ method: 'GET', path: `${repository}/commits/{ref}/statuses` },
    needs: [{ statuses: 'read' }],
    answer: (call) => {
      const { state, params } = call;
      const found = state.statuses.filter(({ sha }) => sha === params['ref']);
      return paged(
        call,
        found.reverse().map((one) => status(call, state, one)),
      );
    },
  },
  {
    ...{ method: 'POST', path: `${repository}/statuses/{sha}`, needs: [{ statuses: 'write' }] },
    answer: (call) => {
      const { state, caller, params, body } = call;
      const sha = params['sha'] ?? '';
      if (state.git.git.ask(['cat-file', '-e', `${sha}^{commit}`]) === undefined) {
        return invalid('Status', 'sha', 'custom', `No commit found for SHA: ${sha}`);
      }
      const description = typeof body['description'] === 'string' ? body['description'] : null;
      if ((description ?? '').length > 140) return invalid('Status', 'description', 'custom');
      const made = {
        ...{ id: state.nextId(), sha, context: String(body['context'] ?? 'default') },
        ...{ state: String(body['state']), description, creator: caller.account },
        createdAt: state.clock.now(),
      };
      state.statuses.push(made);
      return ok(status(call, state, made), 201);
    },
  },
  {
    ...{ method: 'GET', path: `${repository}/deployments`, needs: [{ deployments: 'read' }] },
    answer: (call) => {
      const { state, url } = call;
      const environment = url.searchParams.get('environment');
      const found = state.deployments.filter(
        (one) => environment === null || one.environment === environment,
      );
      return paged(
        call,
        found.reverse().map((one) => deployment(call, state, one)),
      );
    },
  },
  {
    ...{ method: 'GET', path: `${repository}/deployments/{deployment_id}/statuses` },
    needs: [{ deployments: 'read' }],
    answer: (call) => {
      const { state, params } = call;
      const found = state.deployments.find(({ id }) => id === Number(params['deployment_id']));
      if (found === undefined) return notFound;
      const statuses = [...found.statuses].reverse();
      return paged(
        call,
        statuses.map((one) => deploymentStatus(call, state, found, one)),
      );
    },
  },
];
