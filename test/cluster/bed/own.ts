import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubernetesObject } from '../../../lib/kubernetes/object.ts';
import { installArgoCd } from './argocd/install.ts';
import { connectRepository } from './argocd/repository.ts';
import { planArgoCd } from './argocd/servers.ts';
import type { Bed } from './bed.ts';
import { buildPrograms } from './build/programs.ts';
import { Kubernetes, writeKubeconfig } from './client/index.ts';
import { installDefinitions } from './crds.ts';
import { Repository } from './repository/repository.ts';
import { serveRepository } from './repository/server.ts';
import { makeServerCertificate } from './servers/certificate.ts';
import { planControlPlane } from './servers/kubernetes.ts';
import type { Server } from './servers/server.ts';

export interface BedOptions {
  /** URL under which the manifests name the repository. */
  readonly repoUrl: string;
  /** What an administrator applies before Argo CD begins: rights and settings. */
  readonly bootstrap: readonly KubernetesObject[];
  /** How often Argo CD compares everything by itself, in s. @default 120, as upstream. */
  readonly reconciliation?: number;
  /** Told what takes long. */
  readonly tell?: (what: string) => void;
}

/**
 * Starts a bed of our own in a temporary folder: every program on loopback, each on a
 * port that is free. When anything fails, what was started is stopped again.
 */
export async function startBed(options: BedOptions): Promise<Bed> {
  const programs = await buildPrograms(options.tell ?? (() => undefined));
  const folder = mkdtempSync(join(tmpdir(), 'eln-fleet-bed-'));
  const started: Server[] = [];
  const closing: (() => Promise<void>)[] = [];
  const stop = async () => {
    // The last first: nothing logs that what it needs has gone.
    for (const server of started.toReversed()) await server.stop();
    for (const close of closing) await close();
    remove(folder);
  };
  const start = async (...servers: readonly Server[]) => {
    started.push(...servers);
    await Promise.all(servers.map((server) => server.start()));
  };

  try {
    const certificate = makeServerCertificate(folder, ['localhost', 'kubernetes.default.svc']);
    const { administrator, ...controlPlane } = await planControlPlane(
      folder,
      programs.kube,
      certificate,
    );
    await start(controlPlane.etcd);
    await start(controlPlane.apiserver);
    await start(controlPlane.manager, controlPlane.scheduler);

    const kubernetes = new Kubernetes(administrator);
    const kubeconfig = join(folder, 'kubeconfig');
    writeFileSync(kubeconfig, writeKubeconfig(administrator), { mode: 0o600 });
    await installDefinitions(kubernetes);
    await installArgoCd(kubernetes, options.bootstrap);

    const repository = new Repository(join(folder, 'repository'));
    const repositoryServer = await serveRepository(repository.folder, certificate);
    closing.push(() => repositoryServer.close());
    await connectRepository(kubernetes, options.repoUrl, repositoryServer.proxy);

    const argocd = await planArgoCd(folder, programs, kubernetes, options.reconciliation ?? 120);
    await start(argocd.redis);
    await start(argocd.repository, argocd.controller, argocd.server);

    const { versions, template } = programs;
    return {
      title: `Kubernetes ${versions.kubernetes} and Argo CD ${versions.argocd}, built here, in ${folder}`,
      kubernetes,
      repository,
      repositoryServer,
      template,
      own: { folder, kubeconfig, kubectl: [programs.kube, 'kubectl'], controlPlane, argocd },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

// --- internal ---

function remove(folder: string): void {
  // The repository server takes from its checkouts the right to be listed.
  execFileSync('chmod', ['-R', 'u+rwX', folder]);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
