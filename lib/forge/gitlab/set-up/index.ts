import type { SetupFact, WantedSetup } from '../../set-up.ts';
import type { GitLabApi } from '../api.ts';
import { People } from '../people.ts';
import { approvalFacts } from './approvals.ts';
import { branchFacts } from './branches.ts';
import { pipelineFacts } from './pipelines.ts';
import { labelFacts, projectFacts } from './project.ts';
import { tokenFacts } from './token.ts';
import { variableFacts } from './variables.ts';

/**
 * How the project is set up, read by the API and changed nowhere. What the token may not see
 * is `unknown`: the fleet's own token is of a role too low for half of it, on purpose.
 *
 * @throws {FleetError} `FORGE_…` when GitLab cannot be asked at all.
 */
export async function inspectGitLab(
  api: GitLabApi,
  wanted: WantedSetup,
): Promise<readonly SetupFact[]> {
  return [
    ...(await tokenFacts(api, new People(api), wanted.today)),
    ...(await projectFacts(api)),
    ...(await labelFacts(api, wanted.labels)),
    ...(await branchFacts(api, wanted)),
    ...(await approvalFacts(api)),
    ...(await pipelineFacts(api, wanted)),
    ...(await variableFacts(api)),
  ];
}
