import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../../../../lib/kubernetes/object.ts';
import { downloadModules, moduleFolder } from '../build/toolchain.ts';
import type { Connection, Kubernetes } from '../client/index.ts';
import { argocdNamespace } from './accounts.ts';

/** Folders of Argo CD's module that install it, without what runs it: the bed does that. */
const folders = ['config', 'application-controller-roles', 'server', 'repo-server'] as const;
const kept = new Set(['ConfigMap', 'Secret', 'ServiceAccount', 'Role', 'RoleBinding']);

/**
 * Installs Argo CD's namespace, configuration and accounts, with upstream's rights in
 * that namespace; not upstream's right to do everything in the cluster. The CRDs are there.
 *
 * @param fleet what the fleet has an administrator apply besides: its rights, its settings
 */
export async function installArgoCd(
  kubernetes: Kubernetes,
  fleet: readonly KubernetesObject[],
): Promise<void> {
  const apply = (objects: readonly KubernetesObject[], manager: string) =>
    Promise.all(objects.map((object) => kubernetes.apply(object, { manager })));
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: argocdNamespace } };
  await apply([namespace], 'upstream');
  await apply(upstream(), 'upstream');
  // Another manager's, so that upstream's entries stay where the fleet has none.
  await apply(fleet, 'administrator');
  await setTokenKey(kubernetes);
}

/** A connection with the rights of one of Argo CD's accounts, for a day. */
export async function connectionOf(kubernetes: Kubernetes, account: string): Promise<Connection> {
  const answer = (await kubernetes.json({
    method: 'POST',
    path: `/api/v1/namespaces/${argocdNamespace}/serviceaccounts/${account}/token`,
    body: {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: 86_400 },
    },
  })) as { readonly status: { readonly token: string } };
  const { server, ca } = kubernetes.connection;
  return { server, ca, token: answer.status.token };
}

// --- internal ---

function upstream(): readonly KubernetesObject[] {
  const [module] = downloadModules(moduleFolder('crds'), ['github.com/argoproj/argo-cd/v3']);
  const base = join(module?.Dir ?? '', 'manifests', 'base');
  return folders
    .flatMap((folder) => readdirSync(join(base, folder)).map((name) => join(base, folder, name)))
    .filter((file) => file.endsWith('.yaml') && !file.endsWith('kustomization.yaml'))
    .flatMap((file) => parseAllDocuments(readFileSync(file, 'utf8')))
    .map((document) => document.toJS() as KubernetesObject)
    .filter(({ kind }) => kept.has(kind))
    .map(inNamespace);
}

function inNamespace<T extends KubernetesObject>(object: T): T {
  return { ...object, metadata: { ...object.metadata, namespace: argocdNamespace } };
}

/** What Argo CD's API server would fill in at its first start; the others wait for it. */
async function setTokenKey(kubernetes: Kubernetes): Promise<void> {
  const secret = { apiVersion: 'v1', kind: 'Secret', name: 'argocd-secret' };
  await kubernetes.patch(
    { ...secret, namespace: argocdNamespace },
    { stringData: { 'server.secretkey': randomBytes(32).toString('base64') } },
  );
}
