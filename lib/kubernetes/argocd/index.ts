/** What a cluster's own Argo CD is told: its projects and its Applications. */
export type { Application } from './application.ts';
export { clusterApplications } from './cluster-applications.ts';
export { clusterProjects } from './cluster-projects.ts';
export {
  type DeploymentState,
  deploymentKind,
  deploymentStates,
  environmentOf,
  toldIn,
} from './deployment.ts';
export { instanceApplication, instanceFolder } from './instance-application.ts';
export { instanceProject, tenantKinds } from './instance-project.ts';
export { notificationsObject } from './notifications.ts';
export type { AppProject, GroupKind } from './project.ts';
export { argocdSettings, settingsObject } from './settings.ts';
