/** GitHub, as one of the forges. */

import { tokenVariable } from '../git/credentials.ts';
import { Git } from '../git/git.ts';
import { RemoteBranches } from '../git/remote.ts';
import { RequestBranches } from '../git/request-branches.ts';
import type { OpenOptions } from '../open-options.ts';
import { GitHubApi } from './api.ts';
import { GitHubForge } from './github-forge.ts';
import { type GitHubSettings, gitHubSettings } from './settings.ts';

export { type Calls, GitHubApi } from './api.ts';
export { GitHubForge } from './github-forge.ts';
export { inspectGitHub } from './inspect/index.ts';
export { type GitHubSettings, gitHubSettings, type Pace } from './settings.ts';

/**
 * GitHub as the options and their environment name it: see `gitHubSettings`. Git pushes
 * with `FLEET_PUSH_TOKEN`, or else with the API's own token.
 *
 * @throws {FleetError} `FORGE_NOT_CONFIGURED`.
 */
export function openGitHub(options: OpenOptions): GitHubForge {
  return gitHubForge(options, gitHubSettings(options));
}

/** The same with settings at hand. */
export function gitHubForge(
  { folder, identity, remote, environment }: Omit<OpenOptions, 'host' | 'repository'>,
  settings: GitHubSettings,
): GitHubForge {
  const git = new Git(folder);
  const api = new GitHubApi(settings);
  let branches: RequestBranches | undefined;
  return new GitHubForge(api, git, async () => {
    if (branches !== undefined) return branches;
    const token = environment[tokenVariable] || (await api.token());
    branches = new RequestBranches(git, identity, new RemoteBranches(git, remote, token));
    return branches;
  });
}
