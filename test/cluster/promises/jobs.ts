import type { Kubernetes } from '../bed/client/index.ts';

const jobKind = { apiVersion: 'batch/v1', kind: 'Job' };

/** Deletes jobs of a namespace with their pods, as `kubectl delete job` does. */
export async function deleteJobs(
  kubernetes: Kubernetes,
  namespace: string,
  prefix: string,
): Promise<void> {
  for (const { metadata } of await kubernetes.list(jobKind, namespace)) {
    if (!metadata.name.startsWith(prefix)) continue;
    const job = { ...jobKind, namespace, name: metadata.name };
    await kubernetes.delete(job, { propagation: 'Background' });
  }
}
