import type { Container, ContainerStatus, Pod } from './pod.ts';

/**
 * What a test has the containers of a pod do: `well`, init containers end well, then the
 * containers of a job end well and others become ready; `hold`, whatever has not yet
 * ended goes no further; a number, it ends with this exit status.
 */
export type Outcome = 'well' | 'hold' | number;

/** One thing that happens in a pod: the status it has afterwards, and how one would say it. */
export interface Step {
  readonly status: object;
  readonly event: string;
}

/**
 * What a kubelet would do next with a pod whose needs are met, or undefined when there
 * is nothing: the init containers one after the other, then all others together.
 */
export function nextStep(pod: Pod, outcome: Outcome, now: string): Step | undefined {
  const { spec, status } = pod;
  if (status.phase === 'Succeeded' || status.phase === 'Failed') return undefined;
  const done = (status.initContainerStatuses ?? []).filter(hasPassed);
  const next = spec.initContainers?.[done.length];
  if (next === undefined && status.phase === 'Running') return undefined;
  if (outcome === 'hold') return undefined;
  if (outcome !== 'well') return failed(pod, done, outcome, now);
  if (next !== undefined) return passed(pod, done, next, now);
  return spec.restartPolicy === 'Always' ? ready(pod, now) : succeeded(pod, now);
}

/** A pod that cannot start yet, and why. */
export function waiting(pod: Pod, message: string, now: string): Step | undefined {
  const state = { waiting: { reason: 'CreateContainerConfigError', message } };
  const before = pod.status.containerStatuses?.[0]?.state.waiting?.message;
  if (before === message) return undefined;
  return {
    event: `waits: ${message}`,
    status: {
      ...base(pod, 'Pending', now),
      containerStatuses: pod.spec.containers.map((container) => ({
        ...blank(container),
        state,
      })),
    },
  };
}

// --- internal ---

function hasPassed({ state }: ContainerStatus): boolean {
  return state.running !== undefined || state.terminated?.exitCode === 0;
}

function passed(pod: Pod, done: readonly ContainerStatus[], next: Container, now: string): Step {
  const sidecar = next.restartPolicy === 'Always';
  const state = sidecar ? running(next, now) : ended(next, now, 0);
  return {
    event: `${next.name} ${sidecar ? 'started' : 'ended'}`,
    status: { ...base(pod, 'Pending', now), initContainerStatuses: [...done, state] },
  };
}

function ready(pod: Pod, now: string): Step {
  return {
    event: 'ready',
    status: {
      ...base(pod, 'Running', now),
      containerStatuses: pod.spec.containers.map((container) => running(container, now)),
      conditions: ['Initialized', 'ContainersReady', 'Ready'].map((type) =>
        condition(type, 'True', now),
      ),
    },
  };
}

function succeeded(pod: Pod, now: string): Step {
  return {
    event: 'succeeded',
    status: {
      ...base(pod, 'Succeeded', now),
      containerStatuses: pod.spec.containers.map((container) => ended(container, now, 0)),
      conditions: [condition('Ready', 'False', now, 'PodCompleted')],
    },
  };
}

/** A pod that is started again and again crashes; another has failed for good. */
function failed(
  pod: Pod,
  done: readonly ContainerStatus[],
  exitCode: number,
  now: string,
): Step | undefined {
  const { initContainers = [], containers, restartPolicy } = pod.spec;
  const next = initContainers[done.length];
  const name = next?.name ?? containers[0]?.name ?? '';
  if (restartPolicy === 'Always') {
    if (isCrashing(pod)) return undefined;
    const crash = (container: Container) => ({ ...blank(container), state: crashing });
    const statuses =
      next === undefined
        ? { containerStatuses: containers.map(crash) }
        : { initContainerStatuses: [...done, crash(next)] };
    return { event: `${name} crashes`, status: { ...base(pod, 'Pending', now), ...statuses } };
  }
  return {
    event: `${name} failed with ${exitCode}`,
    status: {
      ...base(pod, 'Failed', now),
      message: `${name}: the bed has it fail`,
      containerStatuses: containers.map((container) => ended(container, now, exitCode)),
    },
  };
}

const crashing = { waiting: { reason: 'CrashLoopBackOff', message: 'the bed has it fail' } };

function isCrashing({ status }: Pod): boolean {
  const all = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  return all.some(({ state }) => state.waiting?.reason === crashing.waiting.reason);
}

function base({ metadata }: Pod, phase: string, now: string) {
  // An address that is nobody else's, so that Services have endpoints.
  const host = Number.parseInt(metadata.uid.slice(0, 6), 16);
  const podIP = `10.${128 + ((host >> 16) & 127)}.${(host >> 8) & 255}.${host & 255}`;
  return { phase, startTime: now, hostIP: '127.0.0.1', podIP, podIPs: [{ ip: podIP }] };
}

function blank({ name, image }: Container): Omit<ContainerStatus, 'state'> {
  return { name, image, imageID: image, ready: false, started: false, restartCount: 0 };
}

function running(container: Container, now: string): ContainerStatus {
  const state = { running: { startedAt: now } };
  return { ...blank(container), ready: true, started: true, state };
}

function ended(container: Container, now: string, exitCode: number): ContainerStatus {
  const reason = exitCode === 0 ? 'Completed' : 'Error';
  const terminated = { exitCode, reason, startedAt: now, finishedAt: now };
  return { ...blank(container), state: { terminated } };
}

function condition(type: string, status: 'True' | 'False', now: string, reason = 'Bed') {
  return { type, status, reason, lastTransitionTime: now, lastProbeTime: now };
}
