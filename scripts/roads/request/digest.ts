import { compareDigest, kindMerged } from '../../../generators/request/index.ts';
import { type CommitStatus, type Forge, readTree } from '../../../lib/forge/index.ts';
import { type Instance, parseInstance } from '../../../lib/instance/index.ts';
import type { Platform } from '../../../lib/platform/index.ts';
import { issueOf } from './rivals.ts';

/** Name of the status without which a request must not be merged. */
const digestStatus = 'request-digest';

/** What the status says of the commit that carries what the issue says. */
export function digestHolds(commit: string, number: number): CommitStatus {
  return status(commit, 'success', `Says what request #${number} says now.`);
}

/** What it says of one that carries what the issue said before. */
export function digestOutdated(commit: string, number: number): CommitStatus {
  return status(
    commit,
    'failure',
    `Request #${number} says something else now, or cannot be carried out.`,
  );
}

/**
 * Whether a pull request carries what its issue says at this moment: asked when it is merged.
 * What it carries is read from the commit that would be merged, not from a description that
 * people can edit. Of a pull request that is no request's there is nothing to compare.
 */
export async function judgeDigest(
  forge: Forge,
  pullNumber: number,
  { platform, form }: { readonly platform: Platform; readonly form: 'github' | 'gitlab' },
): Promise<CommitStatus> {
  const pull = await forge.readPullRequest(pullNumber);
  const number = pull.isFork ? undefined : issueOf(pull.branch);
  if (number === undefined) return status(pull.head, 'success', 'No request: nothing to compare.');
  const commit = await forge.branchTip(pull.branch);
  if (commit === undefined) return status(pull.head, 'failure', 'The branch is gone.');
  const issue = await forge.readIssue(number);
  if (issue.state === 'closed') return status(commit, 'failure', `Request #${number} is closed.`);
  const recorded = digestsIn(forge, commit, number);
  const [digest] = recorded;
  if (digest === undefined || recorded.length > 1) {
    return status(
      commit,
      'failure',
      `The branch does not hold one instance of request #${number}.`,
    );
  }
  const { same } = compareDigest(digest, issue.body, { platform, forge: form });
  return same
    ? digestHolds(commit, number)
    : status(
        commit,
        'failure',
        `Request #${number} was edited: fleet request open, then approve again.`,
      );
}

// --- internal ---

function status(commit: string, state: CommitStatus['state'], description: string): CommitStatus {
  return { commit, name: digestStatus, state, description };
}

/** Digests that the instances of a commit record for an issue. */
function digestsIn({ git }: Forge, commit: string, number: number): readonly string[] {
  const files = readTree(git, commit, ['instances/']);
  return [...files]
    .filter(([path, text]) => path.endsWith('.ts') && text.includes(`number: ${number}`))
    .map(([path, text]) => parseInstance(text, path).instance)
    .filter((instance) => kindMerged(number, instance) !== undefined)
    .flatMap((instance) => digestOf(instance, number));
}

function digestOf({ request, changes = [] }: Instance, number: number): readonly string[] {
  const found = [request, ...changes].find((one) => one.number === number);
  return found === undefined ? [] : [found.digest];
}
