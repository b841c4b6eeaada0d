import type { Instance } from '../../../../lib/instance/index.ts';
import { audienceIds, ringIds, sizeIds } from '../../../../lib/platform/index.ts';
import { reason } from '../../reason/reason.ts';
import { choiceOf, numberOf, textOf, type Values } from '../../value/values.ts';
import type { FieldReason, ProposalContext } from '../kind.ts';
import { checkRunning } from '../running.ts';
import { sizeFor } from '../size.ts';
import { changedPolicy } from './policy.ts';

/**
 * The instance with what was answered. More users bring a larger size along; fewer do not
 * bring a smaller one, nor does a smaller size take space away: a volume never shrinks.
 */
export function applyChange(
  before: Instance,
  values: Values,
  { platform }: ProposalContext,
): Instance {
  const users = numberOf(values, 'users') ?? before.expectedUsers;
  const outgrown =
    numberOf(values, 'users') !== undefined && users > platform.sizes[before.size].users;
  const size =
    choiceOf(values, 'size', sizeIds) ?? (outgrown ? sizeFor(users, platform) : before.size);
  const audience = choiceOf(values, 'audience', audienceIds) ?? before.audience;
  return {
    ...before,
    ring: choiceOf(values, 'ring', ringIds) ?? before.ring,
    audience,
    partners: partnersOf(before, audience, values),
    expectedUsers: users,
    expectedTeams: numberOf(values, 'teams') ?? before.expectedTeams,
    size,
    ...spaceOf(before, size, values, platform),
    mailbox: textOf(values, 'mailbox') ?? before.mailbox,
    policy: changedPolicy(before, audience, values, platform),
  };
}

/** A volume never shrinks, and an object store has no size. */
export function checkChange(
  before: Instance,
  values: Values,
  { platform }: ProposalContext,
): readonly FieldReason[] {
  const wanted = numberOf(values, 'storage');
  if (wanted === undefined) return checkRunning(before);
  const { storage, size } = before;
  if (storage?.kind === 's3') {
    return [...checkRunning(before), { id: 'storage', reason: reason('storage-object', {}) }];
  }
  const now = storage?.filesGi ?? platform.sizes[size].storage.filesGi;
  if (before.scenario !== 'managed' || wanted >= now) return checkRunning(before);
  return [...checkRunning(before), { id: 'storage', reason: reason('storage-shrinks', { now }) }];
}

// --- internal ---

/** Partners come with a sponsor and an end, and go when the audience leaves them out. */
function partnersOf(
  { audience: before, partners }: Instance,
  audience: Instance['audience'],
  values: Values,
): Instance['partners'] {
  const sponsor = textOf(values, 'partners-sponsor');
  const until = textOf(values, 'partners-until');
  const agreement = textOf(values, 'partners-agreement');
  const isAnswered = [sponsor, until, agreement].some((answer) => answer !== undefined);
  if (!isAnswered) return audience === before || audience === 'partners' ? partners : undefined;
  const given = { ...partners, ...(sponsor && { sponsor }), ...(until && { until }) };
  if (given.sponsor === undefined || given.until === undefined) return undefined;
  return {
    sponsor: given.sponsor,
    until: given.until,
    agreement: agreement ?? partners?.agreement,
  };
}

/** What is claimed stays claimed: the old size's space is written down when the size goes down. */
function spaceOf(
  before: Instance,
  size: Instance['size'],
  values: Values,
  { sizes }: ProposalContext['platform'],
): Pick<Instance, 'storage' | 'database'> {
  const { storage, database } = before;
  const wanted = numberOf(values, 'storage');
  if (before.scenario !== 'managed') return { storage, database };
  const old = sizes[before.size].storage;
  const isLess = old.filesGi > sizes[size].storage.filesGi;
  const kept = isLess && storage?.kind !== 's3' ? (storage?.filesGi ?? old.filesGi) : undefined;
  const filesGi = storage?.kind === 's3' ? undefined : (wanted ?? kept);
  return {
    storage: filesGi === undefined ? storage : { kind: 'volume', filesGi },
    database:
      database?.kind !== 'external' && old.databaseGi > sizes[size].storage.databaseGi
        ? { kind: 'dedicated', sizeGi: database?.sizeGi ?? old.databaseGi }
        : database,
  };
}
