import type { GitHubApi } from '../api.ts';
import { hasStatus } from '../http-error.ts';

/** What protects a branch, whether by rulesets or by the older branch protection. */
export interface Protection {
  readonly exists: boolean;
  /** Whether all of it could be read: the older form needs the right to read the administration. */
  readonly isComplete: boolean;
  /** Whether nobody may rewrite or delete it. */
  readonly isKept: boolean;
  /** Approvals that a merge needs. */
  readonly approvals: number;
  /** Whether a new commit takes approvals back. */
  readonly dismisses: boolean;
  /** Names of the statuses without which nothing is merged. */
  readonly checks: readonly string[];
  /** Whether only those who are named may push. */
  readonly isRestricted: boolean;
}

export async function readProtection(api: GitHubApi, branch: string): Promise<Protection> {
  const doing = { failed: `the branch ${branch} could not be read`, where: api.place() };
  const found = await api.askUnless(404, doing, (octokit) =>
    octokit.rest.repos.getBranch({ ...api.here, branch }),
  );
  if (found === undefined) return { ...none, exists: false };
  const rules = await ruled(api, branch);
  // Where a branch is not protected by either, there is nothing more to be read.
  if (!found.data.protected) return rules;
  const older = await protectedBefore(api, branch);
  if (older === undefined) return { ...rules, isComplete: false };
  return {
    exists: true,
    isComplete: true,
    isKept: rules.isKept || older.isKept,
    approvals: Math.max(rules.approvals, older.approvals),
    dismisses: rules.dismisses || older.dismisses,
    checks: [...rules.checks, ...older.checks],
    isRestricted: rules.isRestricted || older.isRestricted,
  };
}

// --- internal ---

const none: Protection = {
  exists: true,
  isComplete: true,
  isKept: false,
  approvals: 0,
  dismisses: false,
  checks: [],
  isRestricted: false,
};

/** By rulesets, of the repository and of its organisation: those that are in force. */
async function ruled(api: GitHubApi, branch: string): Promise<Protection> {
  const doing = { failed: `the rules of ${branch} could not be read`, where: api.place() };
  const rules = await api.ask(doing, (octokit) =>
    octokit.paginate(octokit.rest.repos.getBranchRules, { ...api.here, branch, per_page: 100 }),
  );
  const types = new Set<string>(rules.map(({ type }) => type));
  const pulls = rules.flatMap((rule) => (rule.type === 'pull_request' ? [rule.parameters] : []));
  const checks = rules.flatMap((rule) =>
    rule.type === 'required_status_checks' ? [rule.parameters] : [],
  );
  return {
    ...none,
    isKept: types.has('non_fast_forward') && types.has('deletion'),
    approvals: Math.max(0, ...pulls.map((rule) => rule?.required_approving_review_count ?? 0)),
    dismisses: pulls.some((rule) => rule?.dismiss_stale_reviews_on_push === true),
    checks: checks.flatMap((rule) =>
      (rule?.required_status_checks ?? []).map(({ context }) => context),
    ),
    isRestricted: types.has('update'),
  };
}

/** By the older form; undefined where the token may not see it. */
async function protectedBefore(api: GitHubApi, branch: string): Promise<Protection | undefined> {
  const doing = { failed: `the protection of ${branch} could not be read`, where: api.place() };
  const found = await api.ask(doing, async (octokit) => {
    try {
      return await octokit.rest.repos.getBranchProtection({ ...api.here, branch });
    } catch (error) {
      if (hasStatus(error, 403)) return 'hidden';
      if (hasStatus(error, 404)) return 'none';
      throw error;
    }
  });
  if (found === 'hidden') return undefined;
  if (found === 'none') return none;
  const { data } = found;
  const reviews = data.required_pull_request_reviews;
  return {
    ...none,
    // GitHub forbids both by default once a branch is protected so.
    isKept: data.allow_force_pushes?.enabled !== true && data.allow_deletions?.enabled !== true,
    approvals: reviews?.required_approving_review_count ?? 0,
    dismisses: reviews?.dismiss_stale_reviews ?? false,
    checks: data.required_status_checks?.contexts ?? [],
    isRestricted: data.restrictions !== undefined,
  };
}
