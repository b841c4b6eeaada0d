import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitStatus, FleetError } from '../../../lib/base/index.ts';
import { connectRepository } from './argocd/repository.ts';
import type { Bed } from './bed.ts';
import { buildTemplate } from './build/programs.ts';
import { Kubernetes, readKubeconfig } from './client/index.ts';
import { installDefinitions } from './crds.ts';
import type { BedOptions } from './own.ts';
import { Repository } from './repository/repository.ts';
import { serveRepository } from './repository/server.ts';
import { makeServerCertificate } from './servers/certificate.ts';

const application = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };

/**
 * A bed made of somebody's cluster for tests, which has Argo CD already. It is given the
 * custom resources and what an administrator applies; the repository is served from here,
 * and `FLEET_BED_ADDRESS` is the address of this machine as the cluster sees it.
 *
 * @throws {FleetError} `BED_NO_ARGOCD`.
 */
export async function useCluster(kubeconfig: string, options: BedOptions): Promise<Bed> {
  const kubernetes = new Kubernetes(readKubeconfig(readFileSync(kubeconfig, 'utf8'), kubeconfig));
  if (!(await kubernetes.serves(application))) {
    throw new FleetError({
      code: 'BED_NO_ARGOCD',
      what: 'This cluster has no Argo CD.',
      where: kubeconfig,
      fix: 'Install it there, or unset FLEET_KUBECONFIG for a bed of our own.',
      exit: exitStatus.impossible,
    });
  }
  await installDefinitions(kubernetes);
  await Promise.all(
    options.bootstrap.map((object) => kubernetes.apply(object, { manager: 'administrator' })),
  );
  const folder = mkdtempSync(join(tmpdir(), 'eln-fleet-bed-'));
  const repository = new Repository(join(folder, 'repository'));
  const repositoryServer = await serveRepository(
    repository.folder,
    makeServerCertificate(folder, ['localhost']),
    process.env['FLEET_BED_ADDRESS'],
  );
  await connectRepository(kubernetes, options.repoUrl, repositoryServer.proxy);
  const version = (await kubernetes.json({ method: 'GET', path: '/version' })) as {
    readonly gitVersion: string;
  };
  return {
    title: `the cluster of ${kubeconfig}, Kubernetes ${version.gitVersion}`,
    kubernetes,
    repository,
    repositoryServer,
    template: await buildTemplate(),
    own: undefined,
    stop: async () => {
      await repositoryServer.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
