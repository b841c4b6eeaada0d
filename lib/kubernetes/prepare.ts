import {
  applicationEnvironment,
  type Programs,
  preparePrograms,
  programData,
} from '../elabftw/index.ts';
import type { Resolved } from '../instance/index.ts';
import type { Platform } from '../platform/index.ts';
import { applicationInput, certificatesMount, certificatesVolume } from './application.ts';
import { jobBudget } from './budget.ts';
import { fileMap } from './config-map.ts';
import { plainEnvironment, secretEnvironment, secretEnvironmentMount } from './environment.ts';
import { containerFacts } from './facts.ts';
import { contentHash } from './hash.ts';
import { imageReference } from './image.ts';
import { workloadMetadata } from './labels.ts';
import type { KubernetesObject } from './object.ts';
import { phpProgram, programsFolder, sharedFiles } from './php.ts';
import { container, podTemplate } from './pod.ts';
import { secretKey } from './secrets/index.ts';
import type { Job, JobSpec } from './types.ts';
import { filesOf, scratch, secretFiles } from './volumes.ts';

/**
 * The rehearsal beside the running pod (law 7): installs if there is nothing, makes
 * the first sysadmin and the API key, refuses what cannot be done, and proves each
 * step by looking.
 */
export function prepareObjects(
  resolved: Resolved,
  platform: Platform,
  programs: Programs,
): readonly KubernetesObject[] {
  const data = programData(programs, preparePrograms);
  const maps = [sharedFiles(resolved, programs), fileMap(resolved, 'prepare', data)];
  return [
    ...maps,
    prepareJob(
      resolved,
      platform,
      maps.map(({ metadata }) => metadata.name),
    ),
  ];
}

/**
 * Exit status by which a program says that trying again is of no use: a person must
 * act. `common.php` exits with it, and the reconciler.
 */
export const refusalStatus = 10;

// --- internal ---

/**
 * Named after all that it does: its specification holds nothing else, so the name
 * changes exactly when an immutable job must be another one. No time to live: Argo
 * CD would make a job that vanished again, and so for ever.
 */
function prepareJob(resolved: Resolved, platform: Platform, programFiles: readonly string[]): Job {
  const spec = prepareSpec(resolved, platform, programFiles);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: workloadMetadata(resolved, `prepare-${contentHash(spec)}`, 'prepare'),
    spec,
  };
}

function prepareSpec(
  resolved: Resolved,
  platform: Platform,
  programFiles: readonly string[],
): JobSpec {
  const facts = containerFacts(resolved);
  const environment = applicationEnvironment(applicationInput(resolved, platform));
  return {
    completions: 1,
    parallelism: 1,
    backoffLimit: 4,
    // Pulling the image and waiting for a first database may take a while; an hour is a fault.
    activeDeadlineSeconds: 3600,
    podReplacementPolicy: 'Failed',
    podFailurePolicy: {
      rules: [
        {
          action: 'FailJob',
          onExitCodes: { containerName: 'prepare', operator: 'In', values: [refusalStatus] },
        },
        { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
      ],
    },
    template: podTemplate(resolved, {
      role: 'prepare',
      user: 'elabftw',
      priority: 'job',
      runsOnce: true,
      graceSeconds: 30,
      containers: [
        container({
          name: 'prepare',
          image: imageReference(resolved.elabftw),
          user: 'elabftw',
          budget: jobBudget,
          command: phpProgram('prepare.php'),
          env: [
            ...plainEnvironment(environment, facts),
            { name: 'FLEET_OPERATOR', value: platform.institute.support.mailbox },
          ],
          volumeMounts: [
            { name: 'accounts', mountPath: '/secrets/accounts', readOnly: true },
            { name: 'cache', mountPath: facts.paths.cache },
            certificatesMount(resolved),
            secretEnvironmentMount,
            { name: 'programs', mountPath: programsFolder, readOnly: true },
            { name: 'tmp', mountPath: '/tmp' },
          ],
        }),
      ],
      volumes: [
        secretFiles('accounts', {
          'api-key': secretKey('api-key'),
          sysadmin: secretKey('sysadmin'),
        }),
        scratch('cache', 128),
        certificatesVolume(resolved),
        secretEnvironment(environment),
        filesOf('programs', programFiles),
        scratch('tmp', 128),
      ],
    }),
  };
}
