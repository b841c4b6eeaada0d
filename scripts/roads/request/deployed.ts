import type { Deployment } from '../../../generators/request/index.ts';
import type { Forge, ForgeDeployment } from '../../../lib/forge/index.ts';
import {
  type DeploymentState,
  environmentOf,
  toldIn,
} from '../../../lib/kubernetes/argocd/index.ts';

/** What Argo CD told of a notebook, by a deployment status or by a trigger. */
export interface Told {
  readonly slug: string;
  readonly commit: string;
  readonly state: DeploymentState;
  /** When it told so, ISO 8601. */
  readonly at: string;
}

/** The same as the living record knows it. */
export function asDeployment({ slug, commit, state, at }: Told): Deployment {
  const [frame, day] = [{ slug, revision: commit }, at.slice(0, 10)];
  switch (state) {
    case 'healthy':
      return {
        ...{ ...frame, isSynced: true, isHealthy: true, isBroken: false },
        ...{ syncedOn: day, healthyOn: day },
      };
    case 'failed':
      return { ...frame, isSynced: false, isHealthy: false, isBroken: true, hasFailed: true };
    case 'unhealthy':
      // Argo CD tells it when so many minutes have passed, which is what the record asks.
      return {
        ...{ ...frame, isSynced: false, isHealthy: false, isBroken: false },
        unhealthySince: new Date(Date.parse(at) - toldAfterMinutes * 60_000).toISOString(),
      };
  }
}

/**
 * What the forge was told of a notebook's deployment, where it is told of such things. Believed
 * only of a program or of somebody who may merge: everybody else could make the issue say that
 * the notebook is ready.
 */
export async function deploymentOf(forge: Forge, slug: string): Promise<Deployment | undefined> {
  const found = await forge.readDeployment?.(environmentOf(slug));
  if (found === undefined || found.state === 'pending') return undefined;
  const isBelieved = found.by.isBot || (await forge.mayMerge(found.by));
  return isBelieved ? asDeployment({ slug, at: found.changedAt, ...saidBy(found) }) : undefined;
}

// --- internal ---

/** Of the trigger `on-unhealthy-30-minutes` (lib/kubernetes/argocd). */
const toldAfterMinutes = 30;

/** Argo CD's own words; of another program's the state, which has one word for both evils. */
function saidBy({ state, description, commit }: ForgeDeployment): Pick<Told, 'state' | 'commit'> {
  const told = toldIn(description);
  // Words that do not go with the state are not Argo CD's.
  if (told !== undefined && (told.state === 'healthy') === (state === 'success')) return told;
  return { state: state === 'success' ? 'healthy' : 'failed', commit };
}
