import type { How } from './mutants.ts';

/** Places of a notebook's manifests that may change without the review saying more than “safe”. */
export interface Unnoticed {
  /** Kinds, or one object as `Kind/name`; a star for all. */
  readonly kinds: readonly string[];
  /** A star stands for one word, two for anything. */
  readonly paths: readonly string[];
  readonly how: readonly How[];
  /** Why that is right. */
  readonly reason: string;
}

const all: readonly How[] = ['delete', 'change', 'weaken', 'raise'];
const pods = ['StatefulSet', 'CronJob'];
const workloads = ['StatefulSet', 'CronJob', 'Job'];

/** The field in containers of both kinds. */
function inContainers(...fields: readonly string[]): readonly string[] {
  return fields.flatMap((field) => [`**.containers[*].${field}`, `**.initContainers[*].${field}`]);
}

/** Exactly these: a place that is noticed and listed here is as wrong as one that is neither. */
export const unnoticed: readonly Unnoticed[] = [
  {
    kinds: ['*'],
    paths: ['metadata.labels."app.kubernetes.io/*"'],
    how: all,
    reason: 'Names for people and dashboards: nothing selects by them (lib/kubernetes/labels.ts).',
  },
  {
    kinds: pods,
    paths: ['**.metadata.labels."app.kubernetes.io/*"'],
    how: all,
    reason: 'The same on pods. The restart that a change of them brings is told.',
  },
  {
    kinds: workloads,
    paths: ['metadata.labels.owner', 'metadata.annotations.email'],
    how: all,
    reason: 'Whom to call. Who owns the notebook is what its namespace says, which is held.',
  },
  {
    kinds: ['Namespace'],
    paths: ['metadata.labels."eln.fleet/size"'],
    how: all,
    reason: 'The amounts themselves are held, wherever they stand.',
  },
  {
    kinds: ['Application'],
    paths: ['metadata.labels."eln.fleet/state"'],
    how: all,
    reason: 'For lists of Argo CD. The guards go by the state of the namespace, which is held.',
  },
  {
    kinds: ['Namespace'],
    paths: ['metadata.labels."pod-security.kubernetes.io/*-version"'],
    how: ['delete'],
    reason: 'Without a version the newest rules hold: stricter, never looser.',
  },
  {
    kinds: ['NetworkPolicy/default-deny'],
    paths: ['spec.podSelector'],
    how: ['delete'],
    reason: 'No selector selects every pod, as the empty one does.',
  },
  {
    kinds: ['PersistentVolumeClaim'],
    paths: ['spec.resources.requests.storage'],
    how: ['raise'],
    reason: 'A claim may grow; what it costs, and whether the cluster has it, is told.',
  },
  {
    kinds: ['StatefulSet'],
    paths: ['spec.replicas'],
    how: ['delete'],
    reason: 'One is what Kubernetes takes where nothing is said.',
  },
  {
    kinds: ['Job', 'CronJob'],
    paths: ['**.parallelism', '**.jobTemplate.spec.completions'],
    how: ['delete'],
    reason: 'One is what Kubernetes takes where nothing is said.',
  },
  {
    kinds: ['StatefulSet'],
    paths: ['spec.revisionHistoryLimit'],
    how: all,
    reason: 'How many old templates are kept. Going back is by git.',
  },
  {
    kinds: ['Job', 'CronJob'],
    paths: [
      'spec.activeDeadlineSeconds',
      'spec.backoffLimit',
      'spec.podReplacementPolicy',
      'spec.failedJobsHistoryLimit',
      'spec.successfulJobsHistoryLimit',
      'spec.startingDeadlineSeconds',
      'spec.jobTemplate.spec.activeDeadlineSeconds',
      'spec.jobTemplate.spec.backoffLimit',
      'spec.jobTemplate.spec.podReplacementPolicy',
      'spec.jobTemplate.spec.podFailurePolicy**',
    ],
    how: all,
    reason:
      'How often a job that failed is tried, and what is kept of it. Each proves its work before it ends, and the next one waits for it.',
  },
  {
    kinds: pods,
    paths: inContainers('terminationMessagePath', 'terminationMessagePolicy'),
    how: all,
    reason: 'Where the last words of a container are read.',
  },
  {
    kinds: pods,
    paths: inContainers('imagePullPolicy'),
    how: all,
    reason: 'The digest decides what runs, whether it is pulled again or not.',
  },
  {
    kinds: pods,
    paths: inContainers('resources.limits.*', 'resources.requests.*'),
    how: ['change', 'raise'],
    reason:
      'An amount, not its absence, which is noticed. The report tells it as cost; the quota and the bounds of the namespace hold it.',
  },
  {
    kinds: pods,
    paths: ['**.volumes[*].emptyDir.sizeLimit'],
    how: ['change', 'raise'],
    reason: 'An amount, not its absence. The bounds of the namespace hold it.',
  },
  {
    kinds: ['StatefulSet'],
    paths: inContainers(
      ...[
        'KEEPALIVE_TIMEOUT',
        'MAX_PHP_MEMORY',
        'MAX_UPLOAD_SIZE',
        'MAX_UPLOAD_TIME',
        'NGINX_WORK_PROC',
        'PHP_MAX_CHILDREN',
        'PHP_MAX_EXECUTION_TIME',
      ].flatMap((name) => [`env[${name}]`, `env[${name}].value`]),
    ),
    how: all,
    reason: 'Variables that follow the size of the notebook (lib/platform/sizes.ts).',
  },
  {
    kinds: pods,
    paths: inContainers('securityContext.privileged'),
    how: ['delete'],
    reason: 'A container is not privileged where nothing is said.',
  },
  {
    kinds: pods,
    paths: ['**.shareProcessNamespace'],
    how: ['delete'],
    reason: 'Nothing is shared where nothing is said.',
  },
  {
    kinds: pods,
    paths: inContainers(
      'securityContext.appArmorProfile',
      'securityContext.appArmorProfile.type',
      'securityContext.runAsNonRoot',
      'securityContext.seccompProfile',
      'securityContext.seccompProfile.type',
    ),
    how: ['delete'],
    reason: 'The pod says the same, and holds where its container says nothing.',
  },
  {
    kinds: pods,
    paths: [
      '**.spec.securityContext.appArmorProfile**',
      '**.spec.securityContext.runAsNonRoot',
      '**.spec.securityContext.seccompProfile**',
    ],
    how: all,
    reason: 'Every container says the same, and what the container says holds.',
  },
  {
    kinds: ['StatefulSet'],
    paths: ['**.containers[*].ports**'],
    how: all,
    reason:
      'Ports of a container are names for its probes and Services: a wrong one makes the pod unready. Walls count numbers of their own.',
  },
  {
    kinds: pods,
    paths: ['**.restartPolicy'],
    how: all,
    reason: 'The API server takes one value here.',
  },
  {
    kinds: ['StatefulSet'],
    paths: ['**.topologySpreadConstraints**'],
    how: all,
    reason: 'Where one pod among none stands.',
  },
  {
    kinds: ['Application'],
    paths: ['spec.syncPolicy.retry**'],
    how: all,
    reason: 'How often Argo CD tries again.',
  },
  {
    kinds: ['Application'],
    paths: ['spec.syncPolicy.automated.prune'],
    how: ['delete', 'change'],
    reason: 'Of a notebook: it would take less away, never more.',
  },
  {
    kinds: ['AppProject'],
    paths: ['spec.sourceNamespaces'],
    how: ['delete'],
    reason: 'No list is an empty list.',
  },
];
