import type { DesiredState } from '../../elabftw/index.ts';
import type { Resolved } from '../../instance/index.ts';
import { jobBudget } from '../budget.ts';
import { containerFacts } from '../facts.ts';
import { imageReference } from '../image.ts';
import { programsFolder } from '../php.ts';
import { container, podTemplate } from '../pod.ts';
import type { JobSpec, PodTemplate } from '../types.ts';
import { files, secretFiles } from '../volumes.ts';
import { webService } from '../web/names.ts';
import { desiredFile } from './files.ts';
import { secretsOf } from './secrets.ts';

/** What the job and its repetition have in common, and what tells them apart. */
export interface ReconcilerPod {
  readonly role: 'configure' | 'drift';
  readonly state: DesiredState;
  /** Names of the ConfigMaps. */
  readonly program: string;
  readonly desired: string;
  /** Seconds during which the instance may be away: an upgrade, a node that is drained. */
  readonly patience: number;
  /** Whether a run that put something right ends as one that found drift. */
  readonly tellsDrift: boolean;
}

/** Exit status of the reconciler, `exit` in errors.mjs: something is not as declared, or was not. */
export const differsStatus = 1;

/**
 * A pod that speaks to the instance's own web service and to nobody else: no token, no
 * volume that it can write to, nothing in its environment. What it has to say it writes
 * where the kubelet reads it, into the container's termination message: to keep a
 * status in a ConfigMap it would need a token, and a right, for the API server.
 */
export function reconcilerPod(resolved: Resolved, pod: ReconcilerPod): PodTemplate {
  return podTemplate(resolved, {
    role: pod.role,
    user: 'elabftw',
    priority: 'job',
    runsOnce: true,
    graceSeconds: 30,
    containers: [
      container({
        name: pod.role,
        image: imageReference(resolved.elabftw),
        user: 'elabftw',
        budget: jobBudget,
        command: commandOf(resolved, pod),
        volumeMounts: [
          { name: 'desired', mountPath: desiredFolder, readOnly: true },
          { name: 'program', mountPath: programsFolder, readOnly: true },
          { name: 'secrets', mountPath: secretsFolder, readOnly: true },
        ],
      }),
    ],
    volumes: [
      files('desired', pod.desired),
      files('program', pod.program),
      secretFiles('secrets', secretsOf(pod.state)),
    ],
  });
}

/** Ends the job at once when its program says so; a node that is drained counts for nothing. */
export function failurePolicy(
  role: ReconcilerPod['role'],
  statuses: readonly number[],
): NonNullable<JobSpec['podFailurePolicy']> {
  return {
    rules: [
      {
        action: 'FailJob',
        onExitCodes: { containerName: role, operator: 'In', values: statuses },
      },
      { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
    ],
  };
}

// --- internal ---

const desiredFolder = '/desired';
const secretsFolder = '/secrets';
/** Where the kubelet looks for a container's last word; at most 4096 bytes. */
const statusFile = '/dev/termination-log';
/**
 * Mi of `node`'s heap, below the container's limit: the providers of a whole federation
 * come in one answer.
 */
const heap = 512;

function commandOf(resolved: Resolved, pod: ReconcilerPod): readonly string[] {
  return [
    'node',
    `--max-old-space-size=${heap}`,
    `${programsFolder}/main.mjs`,
    'apply',
    ...['--desired', `${desiredFolder}/${desiredFile}`],
    ...['--secrets', secretsFolder],
    // Past the gateway: this name is the pod itself, and the key never leaves the namespace.
    ...['--api', `http://${webService}:${containerFacts(resolved).port}`],
    ...['--wait', String(pod.patience * 1000)],
    ...['--status', statusFile],
    ...['--mended', pod.tellsDrift ? 'differs' : 'good'],
  ];
}
