import { setTimeout as sleep } from 'node:timers/promises';
import type { Kubernetes } from '../../client/index.ts';

/** Room for any number of pods: the bed tests no capacity. */
const room = { cpu: '100k', memory: '1Pi', 'ephemeral-storage': '1Pi', pods: '100k' };
/** How often a node says that it lives, in s; the node controller waits 40. */
const heartbeat = 10;

/** Registers nodes on which the scheduler may put pods, and keeps them alive until the signal. */
export async function keepNodes(
  kubernetes: Kubernetes,
  names: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await Promise.all(names.map((name) => beat(kubernetes, name))).catch(() => undefined);
    await sleep(heartbeat * 1000, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** One sign of life of one node, which is registered if it is not yet. */
export async function beat(kubernetes: Kubernetes, name: string): Promise<void> {
  const now = new Date().toISOString();
  const labels = { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux' };
  const node = { apiVersion: 'v1', kind: 'Node', metadata: { name, labels } };
  await kubernetes.apply(node, { manager: 'kubelet' });
  await kubernetes.patch(
    { apiVersion: 'v1', kind: 'Node', name },
    {
      status: {
        capacity: room,
        allocatable: room,
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            reason: 'KubeletReady',
            message: 'played by the bed',
            lastHeartbeatTime: now,
            lastTransitionTime: now,
          },
        ],
      },
    },
    { subresource: 'status' },
  );
}
