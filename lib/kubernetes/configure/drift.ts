import type { Resolved } from '../../instance/index.ts';
import { podLabels, workloadMetadata } from '../labels.ts';
import { refusalStatus } from '../prepare.ts';
import type { CronJob } from '../types.ts';
import { minuteOf } from './minute.ts';
import { differsStatus, failurePolicy, type ReconcilerPod, reconcilerPod } from './pod.ts';

/** Its jobs are `drift-<minutes since 1970>`: what the reference page calls them. */
export const driftName = 'drift';

/**
 * The same program on the same state, every hour: what somebody changed by hand is put
 * back, and the run that had to do so ends as failed. That is the result which
 * Prometheus reads, through the metrics of jobs that every cluster already has; the next
 * run that finds nothing clears it.
 */
export function driftCronJob(
  resolved: Resolved,
  parts: Pick<ReconcilerPod, 'state' | 'program' | 'desired'>,
): CronJob {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: withoutHealth(workloadMetadata(resolved, driftName, 'drift')),
    spec: {
      schedule: `${minuteOf(resolved.slug)} * * * *`,
      timeZone: 'Etc/UTC',
      // Said, so that Argo CD owns the field and undoes what a hand makes of it.
      suspend: false,
      concurrencyPolicy: 'Forbid',
      // Half an hour without a control plane delays a look; more leaves it to the next.
      startingDeadlineSeconds: 1800,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        metadata: { labels: podLabels(resolved, 'drift') },
        spec: {
          completions: 1,
          parallelism: 1,
          backoffLimit: 1,
          // Two runs that each wait out a quarter of an hour, and over before the next.
          activeDeadlineSeconds: 2400,
          podReplacementPolicy: 'Failed',
          // Drift that was found is not found a second time: another try would hide it.
          podFailurePolicy: failurePolicy('drift', [differsStatus, refusalStatus]),
          template: reconcilerPod(resolved, {
            ...parts,
            role: 'drift',
            patience: 900,
            tellsDrift: true,
          }),
        },
      },
    },
  };
}

// --- internal ---

/**
 * Argo CD 3.2 and newer call a CronJob degraded whose last run failed. A notebook whose
 * drift was undone is in order, and one that nobody could look at works all the same:
 * its application says neither. Whether settings hold before the route opens is the
 * configure job's to say, and that one does count.
 */
function withoutHealth(metadata: CronJob['metadata']): CronJob['metadata'] {
  return {
    ...metadata,
    annotations: { ...metadata.annotations, 'argocd.argoproj.io/ignore-healthcheck': 'true' },
  };
}
