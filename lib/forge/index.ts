/** Issues, branches and pull requests, on whichever forge: one interface. */
export { connectForge } from './connect.ts';
export type {
  BranchChange,
  BranchOutcome,
  ChangedIssue,
  CommentPlace,
  CommitStatus,
  Forge,
  ForgeDeployment,
  ForgeKind,
  Issue,
  LabelChange,
  Outcome,
  Person,
  PullRequest,
  Remark,
  SettledFile,
  WantedFile,
  WantedIssue,
  WantedPullRequest,
} from './forge.ts';
export { forgeKinds } from './forge.ts';
export { tipOf } from './git/branch.ts';
export { type Branches, LocalBranches } from './git/branches.ts';
export { tokenEnvironment, tokenVariable, withoutPassword } from './git/credentials.ts';
export { Git, type Identity } from './git/git.ts';
export {
  type CommitLine,
  commitOf,
  commitsMissing,
  isAncestor,
  isShallow,
  parting,
} from './git/history.ts';
export { hasRemote, RemoteBranches } from './git/remote.ts';
export { RequestBranches } from './git/request-branches.ts';
export { readFile, readTree } from './git/tree.ts';
export { workTreeDifferences } from './git/work-tree.ts';
export { readTriggerPayload } from './gitlab/trigger-payload.ts';
export { LocalForge } from './local/local-forge.ts';
export type { OpenOptions } from './open-options.ts';
