import { once } from 'node:events';
import { FleetError } from '../../../lib/base/index.ts';
import { bedOptionsFor, clusterNamed } from './fleet.ts';
import { plant, sampleSlugs } from './fleet-tree.ts';
import { startBed } from './own.ts';
import { bootstrap, type Stage, setStage } from './stage.ts';

/**
 * `npm run cluster [-- CLUSTER]`: one of the fleet's clusters to try things on by hand,
 * with the instances of this repository, until Ctrl-C. `--bare` leaves it as a cluster is
 * on which only Argo CD was installed.
 */
async function main(words: readonly string[]): Promise<void> {
  const [id = 'ouest'] = words.filter((word) => !word.startsWith('--'));
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await (words.includes('--bare') ? showBare(id, stopped) : showFleet(id, stopped));
}

// --- internal ---

async function showBare(id: string, stopped: Promise<unknown>): Promise<void> {
  const bed = await startBed({ ...bedOptionsFor(clusterNamed(id)), tell: say });
  try {
    say(`${bed.title}. Nothing is in it.\n\n  export KUBECONFIG=${bed.own?.kubeconfig}`);
    await stopped;
  } finally {
    say('Stopping.');
    await bed.stop();
  }
}

async function showFleet(id: string, stopped: Promise<unknown>): Promise<void> {
  const stage = await setStage(clusterNamed(id), { tell: say });
  try {
    await plant(stage.bed.repository, sampleSlugs());
    stage.bed.repository.commit('the fleet as it is');
    await bootstrap(stage);
    say(guide(stage));
    await stopped;
  } finally {
    say('Stopping.');
    await stage.close();
  }
}

function guide({ bed, cluster }: Stage): string {
  const { own, repository, title } = bed;
  const kubectl = own?.kubectl.join(' ') ?? 'kubectl';
  return [
    `${title}: the cluster ${cluster.id}. Its Argo CD follows ${repository.folder}.`,
    '',
    ...(own === undefined ? [] : [`  export KUBECONFIG=${own.kubeconfig}`]),
    `  ${kubectl} -n argocd get applications --watch`,
    `  ${kubectl} -n eln-<slug> get all`,
    '',
    `To try a change: edit a file of ${repository.folder}, commit it there, then`,
    `  ${kubectl} -n argocd annotate application <name> argocd.argoproj.io/refresh=normal`,
    ...(own === undefined
      ? []
      : [`Logs lie in ${own.folder}/logs; the audit log tells who wrote what.`]),
    'Ctrl-C stops everything and removes it.',
  ].join('\n');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof FleetError)) throw error;
  process.stderr.write(`${error.code}: ${error.message}\n`);
  process.exitCode = error.exit;
});
