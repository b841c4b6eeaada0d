import type { Kubernetes } from '../client/index.ts';
import { argocdNamespace } from './accounts.ts';

/** Tells Argo CD to fetch a repository through the bed's proxy. Nobody's certificate can be its host's. */
export async function connectRepository(
  kubernetes: Kubernetes,
  url: string,
  proxy: string,
): Promise<void> {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'repository-of-the-bed',
      namespace: argocdNamespace,
      labels: { 'argocd.argoproj.io/secret-type': 'repository' },
    },
    stringData: { type: 'git', url, proxy, insecure: 'true' },
  };
  await kubernetes.apply(secret, { manager: 'bed' });
}
