import { FleetError } from '../../../lib/base/index.ts';
import type { Forge, Issue } from '../../../lib/forge/index.ts';
import type { Instance } from '../../../lib/instance/index.ts';
import { isMerged } from './merged.ts';

/** Where requests have their branches: `request/<number>-<slug>`. */
export const requestPrefix = 'request/';

/** Number of the issue that a branch belongs to; undefined where it is no request's. */
export function issueOf(branch: string): number | undefined {
  const { number } = /^request\/(?<number>[1-9][0-9]{0,9})-/.exec(branch)?.groups ?? {};
  return number === undefined ? undefined : Number(number);
}

/** Branches of other requests for the same notebook that are not merged yet. */
export async function rivalsOf(
  forge: Forge,
  { number, slug }: { readonly number: number; readonly slug: string },
  fleet: readonly Instance[],
): Promise<readonly string[]> {
  const holders = await forge.branchesWith(requestPrefix, `instances/${slug}.ts`);
  // Where the base has the notebook every branch holds it: only those named after it want it.
  const isKnown = fleet.some((instance) => instance.slug === slug);
  const named = new RegExp(`^request/[0-9]+-${slug}$`);
  return holders.filter((branch) => {
    const other = issueOf(branch);
    if (other === undefined || other === number || isMerged(other, fleet)) return false;
    return !isKnown || named.test(branch);
  });
}

/**
 * Number of an older open request by the same author for the same notebook. The account
 * counts, whatever its login is by now.
 */
export async function olderRequest(
  forge: Forge,
  issue: Issue,
  slug: string,
  fleet: readonly Instance[],
): Promise<number | undefined> {
  const rivals = await rivalsOf(forge, { number: issue.number, slug }, fleet);
  const older = rivals
    .flatMap((branch) => issueOf(branch) ?? [])
    .filter((number) => number < issue.number)
    .sort((a, b) => a - b);
  for (const number of older.slice(0, mostAsked)) {
    const other = await issueIfAny(forge, number);
    if (other?.state === 'open' && other.author.id === issue.author.id) return number;
  }
  return undefined;
}

// --- internal ---

/** Rival requests of which the author is asked: whatever is wanted, calls stay few. */
const mostAsked = 10;

async function issueIfAny(forge: Forge, number: number): Promise<Issue | undefined> {
  try {
    return await forge.readIssue(number);
  } catch (error) {
    if (error instanceof FleetError && error.code === 'FORGE_NO_ISSUE') return undefined;
    throw error;
  }
}
