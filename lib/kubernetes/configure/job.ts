import type { Resolved } from '../../instance/index.ts';
import { contentHash } from '../hash.ts';
import { workloadMetadata } from '../labels.ts';
import { refusalStatus } from '../prepare.ts';
import type { Job, JobSpec } from '../types.ts';
import { failurePolicy, type ReconcilerPod, reconcilerPod } from './pod.ts';

/**
 * Named after all that it does, like the job that prepares: program, desired state and
 * image are in its specification by their own hashes, and nothing else is. It runs again
 * after each upgrade, because a release may bring settings.
 */
export function configureJob(
  resolved: Resolved,
  parts: Pick<ReconcilerPod, 'state' | 'program' | 'desired'>,
): Job {
  const spec: JobSpec = {
    completions: 1,
    parallelism: 1,
    backoffLimit: 4,
    // Five runs that each wait out ten minutes: an hour is a fault.
    activeDeadlineSeconds: 3600,
    podReplacementPolicy: 'Failed',
    // A setting that does not hold may be another run's doing: that is worth another try.
    podFailurePolicy: failurePolicy('configure', [refusalStatus]),
    template: reconcilerPod(resolved, {
      ...parts,
      role: 'configure',
      patience: 600,
      tellsDrift: false,
    }),
  };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: workloadMetadata(resolved, `configure-${contentHash(spec)}`, 'configure'),
    spec,
  };
}
