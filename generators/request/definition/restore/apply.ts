import { type Instance, openedOn, restorePlaces } from '../../../../lib/instance/index.ts';
import type { Platform } from '../../../../lib/platform/index.ts';
import { reason } from '../../reason/reason.ts';
import { choiceOf, textOf, type Values } from '../../value/values.ts';
import type { FieldReason, ProposalContext } from '../kind.ts';
import { checkRunning } from '../running.ts';
import { oldestBackup } from './oldest-backup.ts';

/** The instance with the restore that is asked for; `fleet restore` carries it out. */
export function applyRestore(
  before: Instance,
  values: Values,
  { request }: ProposalContext,
): Instance {
  const at = textOf(values, 'restore-day');
  const into = choiceOf(values, 'restore-into', restorePlaces);
  const why = textOf(values, 'restore-reason');
  if (at === undefined || into === undefined || why === undefined) return before;
  return { ...before, restore: { at, into, reason: why, request: request.number } };
}

/** There must be something to restore: a backup of ours, of a day on which the notebook existed. */
export function checkRestore(
  before: Instance,
  values: Values,
  context: ProposalContext,
): readonly FieldReason[] {
  const reasons: FieldReason[] = [...checkRunning(before)];
  if (before.scenario !== 'managed') {
    reasons.push({ id: 'notebook', reason: reason('restore-elsewhere', {}) });
  }
  const pending = before.restore?.request;
  if (pending !== undefined && pending !== context.request.number) {
    reasons.push({ id: 'notebook', reason: reason('restore-pending', { number: pending }) });
  }
  const at = textOf(values, 'restore-day');
  return at === undefined ? reasons : [...reasons, ...checkDay(at, before, context)];
}

// --- internal ---

function checkDay(
  at: string,
  before: Instance,
  { openedOn: today, platform }: ProposalContext,
): readonly FieldReason[] {
  const begun = openedOn(before);
  if (begun !== undefined && at < begun) {
    return [{ id: 'restore-day', reason: reason('restore-before', { begun }) }];
  }
  const oldest = oldestOf(before, platform, today);
  if (at >= oldest) return [];
  return [{ id: 'restore-day', reason: reason('restore-too-old', { oldest }) }];
}

function oldestOf(
  { serviceLevel, stage }: Instance,
  { serviceLevels }: Platform,
  today: string,
): string {
  const level = serviceLevel ?? (stage === 'production' ? 'silver' : 'bronze');
  return oldestBackup(serviceLevels[level].retention, today);
}
