import type { Deployment } from '../../generators/request/index.ts';
import { FleetError } from '../../lib/base/index.ts';
import type { Forge } from '../../lib/forge/index.ts';
import { requestStatus, type StatusContext, type StatusOutcome } from './request-status.ts';

/**
 * Tells what Argo CD told of a notebook on every issue that made it what it is. Each issue's
 * comments are touched only where they change: what was told once is not told again.
 */
export async function tellDeployment(
  forge: Forge,
  slug: string,
  deployment: Deployment | undefined,
  fleet: Omit<StatusContext, 'deployment'>,
): Promise<ReadonlyMap<number, StatusOutcome>> {
  const instance = fleet.fleet.find((one) => one.slug === slug);
  const outcomes = new Map<number, StatusOutcome>();
  if (instance === undefined) return outcomes;
  const { request, changes = [] } = instance;
  for (const { number } of [request, ...changes]) {
    const context = { ...fleet, ...(deployment === undefined ? {} : { deployment }) };
    const outcome = await ifThere(requestStatus(forge, number, context));
    if (outcome !== undefined) outcomes.set(number, outcome);
  }
  return outcomes;
}

/** Undefined where there is no such issue: a notebook that was brought along names one of elsewhere. */
export async function ifThere<T>(told: Promise<T>): Promise<T | undefined> {
  try {
    return await told;
  } catch (error) {
    if (error instanceof FleetError && error.code === 'FORGE_NO_ISSUE') return undefined;
    throw error;
  }
}
