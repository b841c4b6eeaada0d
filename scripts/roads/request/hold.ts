import {
  type Answer,
  type HoldNotice,
  ownerUnknown,
  sponsorLink,
} from '../../../generators/request/index.ts';
import { FleetError } from '../../../lib/base/index.ts';
import type { Forge, ForgeKind, Issue, Person } from '../../../lib/forge/index.ts';
import type { Platform } from '../../../lib/platform/index.ts';
import type { RequestContext } from './context.ts';
import { olderRequest } from './rivals.ts';

/**
 * Why a request may not be carried out, whatever its answers are; undefined where it may.
 * Everything is asked of the forge now and of the base branch, by the account's number: a
 * label, a comment, a login or the request's own branch authorise nothing.
 */
export async function holdOf(
  forge: Forge,
  issue: Issue,
  answer: Answer,
  { platform, fleet }: RequestContext,
): Promise<HoldNotice | undefined> {
  const { kind, verdict } = answer;
  if (kind === null || kind.tier === 'anyone') return undefined;
  if (issue.isConfidential) return { code: 'confidential' };
  const group = requestersOf(platform, forge.kind);
  if (group === undefined) return { code: 'requests-off' };
  const link = sponsorLink(answer, platform);
  if (kind.tier === 'member') {
    if (!(await mayAsk(forge, issue, group))) return { code: 'needs-sponsor', group, link };
  } else {
    const instance = fleet.find(({ slug }) => slug === verdict.slug);
    // Without a notebook there is no owner to ask, and the answers are refused anyway.
    if (instance === undefined) return undefined;
    const { slug, owner } = instance;
    const owners = owner.group === ownerUnknown ? undefined : owner.group;
    if (!(await mayAsk(forge, issue, owners))) return { code: 'not-owner', slug, link };
  }
  if (!verdict.ok || verdict.slug === null) return undefined;
  const older = await olderRequest(forge, issue, verdict.slug, fleet);
  return older === undefined ? undefined : { code: 'already-asked', number: older };
}

// --- internal ---

/** The local forge stands for whichever forge the institute has. */
function requestersOf({ institute }: Platform, kind: ForgeKind): string | undefined {
  const { forge } = institute;
  return forge.requesters[kind === 'local' ? forge.kind : kind];
}

/** A member of the group, or whoever may merge anyway. */
async function mayAsk(
  forge: Forge,
  { author }: Issue,
  group: string | number | undefined,
): Promise<boolean> {
  if (group !== undefined && (await isMember(forge, author, group))) return true;
  return forge.mayMerge(author);
}

/** A token that may not read groups (GitHub without an App) makes nobody a member. */
async function isMember(forge: Forge, author: Person, group: string | number): Promise<boolean> {
  try {
    return await forge.belongsTo(author, group);
  } catch (error) {
    if (error instanceof FleetError && error.code === 'FORGE_FORBIDDEN') return false;
    throw error;
  }
}
