import { tokenVariable } from '../git/credentials.ts';
import { Git } from '../git/git.ts';
import { RemoteBranches } from '../git/remote.ts';
import { RequestBranches } from '../git/request-branches.ts';
import type { OpenOptions } from '../open-options.ts';
import { GitLabApi } from './api.ts';
import { GitLabForge } from './gitlab-forge.ts';
import { gitLabSettings } from './settings.ts';

export { GitLabApi } from './api.ts';
export { GitLabForge } from './gitlab-forge.ts';
export { inspectGitLab } from './set-up/index.ts';
export { gitLabSettings } from './settings.ts';

/**
 * GitLab as the environment and the platform's file name it: `CI_API_V4_URL`,
 * `CI_PROJECT_PATH` (both given by GitLab CI) and the token in `FLEET_GITLAB_TOKEN`. Git
 * pushes with `FLEET_PUSH_TOKEN` where that is set, with the same token otherwise.
 *
 * @throws {FleetError} `FORGE_NOT_CONFIGURED`.
 */
export function openGitLab(options: OpenOptions): GitLabForge {
  const { folder, identity, remote, environment } = options;
  const settings = gitLabSettings(environment, options);
  const git = new Git(folder);
  const pushToken = environment[tokenVariable] || settings.token;
  const branches = new RemoteBranches(git, remote, pushToken);
  return new GitLabForge(new GitLabApi(settings), new RequestBranches(git, identity, branches));
}
