/** Namespace that Argo CD runs in, and the accounts of its parts, as upstream names them. */
export const argocdNamespace = 'argocd';
export const accounts = {
  controller: 'argocd-application-controller',
  server: 'argocd-server',
  repository: 'argocd-repo-server',
} as const;

/** The GitOps identity, as the API server and the guards name it. */
export const gitopsUser = `system:serviceaccount:${argocdNamespace}:${accounts.controller}`;
