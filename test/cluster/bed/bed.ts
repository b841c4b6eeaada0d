import type { ArgoCdServers } from './argocd/servers.ts';
import type { Kubernetes } from './client/index.ts';
import type { Repository } from './repository/repository.ts';
import type { RepositoryServer } from './repository/server.ts';
import type { ControlPlane } from './servers/kubernetes.ts';

/** A real Kubernetes with a real Argo CD that follows a repository one may change. */
export interface Bed {
  /** What it is made of, for people: versions and where it runs. */
  readonly title: string;
  /** The cluster, as its administrator. */
  readonly kubernetes: Kubernetes;
  readonly repository: Repository;
  readonly repositoryServer: RepositoryServer;
  /** Program that evaluates templates for the actor. */
  readonly template: string;
  /** What only a bed of our own has: programs to kill, logs to read. */
  readonly own: OwnBed | undefined;
  stop(): Promise<void>;
}

export interface OwnBed {
  /** Everything of this bed lies here. */
  readonly folder: string;
  readonly kubeconfig: string;
  /** kubectl, as a command and its first argument. */
  readonly kubectl: readonly [string, string];
  readonly controlPlane: Omit<ControlPlane, 'administrator'>;
  readonly argocd: ArgoCdServers;
}
