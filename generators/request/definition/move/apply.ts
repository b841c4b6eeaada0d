import { type Instance, scenarios } from '../../../../lib/instance/index.ts';
import { reason } from '../../reason/reason.ts';
import { choiceOf, textOf, type Values } from '../../value/values.ts';
import { clusterFor } from '../cluster.ts';
import type { FieldReason, ProposalContext } from '../kind.ts';
import { providerOf, sensitivityOf } from '../outside.ts';
import { checkRunning } from '../running.ts';

/**
 * The instance as the other operator will run it: what belongs to the old one goes, what
 * the new one needs comes from the answers. Its address, its people and its data stay.
 */
export function applyMove(before: Instance, values: Values, context: ProposalContext): Instance {
  const scenario = choiceOf(values, 'scenario', scenarios);
  if (scenario === undefined || scenario === before.scenario) return before;
  const { cluster, ring, pin, storage, database, repository, provider, ...stays } = before;
  const own = {
    ...stays,
    scenario,
    host: textOf(values, 'host') ?? (scenario === 'managed' ? undefined : before.host),
    sensitivity: textOf(values, 'sensitivity') ? sensitivityOf(values) : before.sensitivity,
  };
  switch (scenario) {
    case 'managed':
      return {
        ...own,
        cluster: clusterFor(before.classification, context.platform),
        ring: 'stable',
      };
    case 'self-hosted':
      return { ...own, repository: textOf(values, 'repository') };
    case 'saas':
      return { ...own, provider: providerOf(values, context) };
  }
}

/** A move leads somewhere else, of a notebook in ordinary use: not of one that is being retired. */
export function checkMove(
  before: Instance,
  values: Values,
  { platform }: ProposalContext,
): readonly FieldReason[] {
  const scenario = textOf(values, 'scenario');
  const { support } = platform.institute;
  const reasons: FieldReason[] = [...checkRunning(before)];
  if (scenario === before.scenario) {
    reasons.push({ id: 'scenario', reason: reason('move-nowhere', {}) });
  }
  if (reasons.length === 0 && before.state !== 'active') {
    reasons.push({ id: 'notebook', reason: reason('move-retiring', {}) });
  }
  const cluster = clusterFor(before.classification, platform);
  if (scenario === 'managed' && cluster === undefined) {
    reasons.push({
      id: 'scenario',
      reason: reason('nowhere-to-run', { support: support.mailbox }),
    });
  }
  return reasons;
}
