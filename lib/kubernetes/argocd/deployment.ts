/** What Argo CD tells the forge of a notebook; each once for what it is about. */
export const deploymentStates = ['healthy', 'failed', 'unhealthy'] as const;
export type DeploymentState = (typeof deploymentStates)[number];

/** What the forge calls the place where a notebook is deployed to. */
export function environmentOf(slug: string): string {
  return `eln-${slug}`;
}

/** Names the payload by which Argo CD starts a pipeline on GitLab; GitLab's own say `issue`, `push`… */
export const deploymentKind = 'eln_deployment';

/** What the description of a deployment status says that Argo CD has set; undefined for any other. */
export function toldIn(
  description: string,
): { readonly state: DeploymentState; readonly commit: string } | undefined {
  const found = /^(?<state>[a-z]+) at (?<commit>[0-9a-f]{40}|[0-9a-f]{64})$/.exec(description);
  const { state: word, commit: revision } = found?.groups ?? {};
  const state = deploymentStates.find((known) => known === word);
  return state === undefined || revision === undefined ? undefined : { state, commit: revision };
}
