import {
  type Deployment,
  type RecordFacts,
  readDeployment,
} from '../../../generators/request/index.ts';
import type { Instance } from '../../../lib/instance/index.ts';
import { fleet } from '../support/samples.ts';

export const hasopa = fleet.find(({ slug }) => slug === 'hasopa') as Instance;

/** What is known on a day of the notebook that request 18 asked for. */
export function factsOn(today: string, changes: Partial<RecordFacts> = {}): RecordFacts {
  return {
    number: 18,
    instance: hasopa,
    mergedOn: '2026-11-25',
    isLive: false,
    deployment: null,
    today,
    ...changes,
  };
}

/** An Application as Argo CD reports it, all well unless said otherwise. */
export function application({
  sync = 'Synced',
  health = 'Healthy',
  phase = 'Succeeded',
  revision = 'a'.repeat(40),
}): Deployment {
  return readDeployment(applicationJson({ sync, health, phase, revision }));
}

export function applicationJson({
  sync = 'Synced',
  health = 'Healthy',
  phase = 'Succeeded',
  revision = '',
}) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'hasopa', namespace: 'argocd' },
    spec: { project: 'eln-hasopa' },
    status: {
      sync: { status: sync, revision, comparedTo: { source: {} } },
      health: { status: health, lastTransitionTime: '2026-11-27T06:12:00Z' },
      operationState: {
        phase,
        startedAt: '2026-11-26T05:00:00Z',
        finishedAt: '2026-11-26T05:04:00Z',
        message: 'ok',
      },
      resources: [],
    },
  };
}
