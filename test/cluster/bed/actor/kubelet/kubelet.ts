import type { Kubernetes } from '../../client/index.ts';
import type { Journal } from '../journal.ts';
import type { Part } from '../part.ts';
import { missing } from './needs.ts';
import { type Pod, podKind } from './pod.ts';
import { nextStep, type Outcome, type Step, waiting } from './step.ts';

/** Decides what the containers of a pod do; undefined leaves it to the rules after it. */
export type Rule = (pod: Pod) => Outcome | undefined;

/** How often a pod that waits for a Secret or ConfigMap is looked at again, in ms. */
const lookAgain = 300;

/** Plays the kubelets of the given nodes: no container runs, all else is as they would report it. */
export function kubelet(
  kubernetes: Kubernetes,
  nodes: readonly string[],
  rules: () => readonly Rule[],
  journal: Journal,
): Part<Pod> {
  return {
    kind: podKind,
    reconcile: async (pod) => {
      if (!nodes.includes(pod.spec.nodeName ?? '')) return undefined;
      const { namespace, name, uid, resourceVersion, deletionTimestamp } = pod.metadata;
      const reference = { ...podKind, namespace, name };
      if (deletionTimestamp !== undefined) {
        await kubernetes.delete(reference, { graceSeconds: 0, uid });
        return undefined;
      }
      const [step, again] = await decide(pod);
      if (step === undefined) return again;
      const begun = new Date();
      await kubernetes.patch(
        reference,
        // What was decided holds only for the pod as it was seen.
        { metadata: { uid, resourceVersion }, status: step.status },
        { subresource: 'status', strategic: true },
      );
      journal.note(pod, step.event, begun);
      return again;
    },
    gone: async (pod) => journal.note(pod, 'gone'),
  };

  async function decide(pod: Pod): Promise<[Step | undefined, number | undefined]> {
    const now = new Date().toISOString().replace(/\.\d+/, '');
    if (pod.status.phase === 'Pending') {
      const lack = await missing(kubernetes, pod);
      if (lack !== undefined) return [waiting(pod, lack, now), lookAgain];
    }
    const outcome = outcomeOf(pod);
    return [nextStep(pod, outcome, now), outcome === 'well' ? undefined : lookAgain];
  }

  function outcomeOf(pod: Pod): Outcome {
    for (const rule of rules()) {
      const outcome = rule(pod);
      if (outcome !== undefined) return outcome;
    }
    return 'well';
  }
}
