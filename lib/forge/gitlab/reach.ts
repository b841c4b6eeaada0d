import type { RequestBranches } from '../git/request-branches.ts';
import type { GitLabApi } from './api.ts';
import type { Notes } from './notes.ts';
import type { People } from './people.ts';

/** What the merge requests of a project are reached with. */
export interface Reach {
  readonly api: GitLabApi;
  readonly people: People;
  readonly notes: Notes;
  /** Git's own word on what a branch is: GitLab learns of a push some seconds late. */
  readonly branches: Pick<RequestBranches, 'branchTip'>;
}
