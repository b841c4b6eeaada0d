import type { Resolved } from '../instance/index.ts';
import { type Budget, resources } from './budget.ts';
import { podLabels, type Role, roleSelector } from './labels.ts';
import { type Priority, priorities } from './priority.ts';
import { containerSecurity, podSecurity, type User } from './security.ts';
import type { Container, PodSpec, PodTemplate, Volume } from './types.ts';

/** What tells one container from another; all else is alike in the fleet. */
export interface ContainerParts
  extends Pick<
    Container,
    'env' | 'ports' | 'volumeMounts' | 'startupProbe' | 'livenessProbe' | 'readinessProbe'
  > {
  readonly name: string;
  /** `repository:tag@digest`. */
  readonly image: string;
  readonly user: User;
  readonly budget: Budget;
  readonly command: readonly string[];
}

export function container(parts: ContainerParts): Container {
  const { user, budget, ...fields } = parts;
  return {
    ...fields,
    // The digest decides what runs; Always makes the node ask whether it may still have it.
    imagePullPolicy: 'Always',
    resources: resources(budget),
    securityContext: containerSecurity(user),
    terminationMessagePath: '/dev/termination-log',
    // The last sentence of a program that refused stands in the pod's status.
    terminationMessagePolicy: 'FallbackToLogsOnError',
  };
}

export interface PodParts {
  readonly role: Role;
  readonly user: User;
  readonly priority: Priority;
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes: readonly Volume[];
  /** Seconds between the request to stop and the kill. */
  readonly graceSeconds: number;
  /** Absent: a pod that is kept running. */
  readonly runsOnce?: boolean;
}

export function podTemplate(resolved: Resolved, parts: PodParts): PodTemplate {
  return {
    metadata: { labels: podLabels(resolved, parts.role) },
    spec: {
      serviceAccountName: parts.role,
      automountServiceAccountToken: false,
      // Variables of services would collide with eLabFTW's own: REDIS_PORT=tcp://… .
      enableServiceLinks: false,
      shareProcessNamespace: false,
      restartPolicy: parts.runsOnce ? 'Never' : 'Always',
      terminationGracePeriodSeconds: parts.graceSeconds,
      priorityClassName: priorities[parts.priority],
      securityContext: podSecurity(parts.user),
      ...(parts.runsOnce ? {} : { topologySpreadConstraints: spread(parts.role) }),
      ...(parts.initContainers === undefined ? {} : { initContainers: parts.initContainers }),
      containers: parts.containers,
      volumes: parts.volumes,
    },
  };
}

// --- internal ---

/** One replica has nothing to spread; the constraint is there for the day of a second one. */
function spread(role: Role): NonNullable<PodSpec['topologySpreadConstraints']> {
  return [
    {
      maxSkew: 1,
      topologyKey: 'kubernetes.io/hostname',
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: roleSelector(role),
    },
  ];
}
