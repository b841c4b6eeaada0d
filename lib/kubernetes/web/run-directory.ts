import type { ContainerFacts } from '../../elabftw/index.ts';
import type { Resolved } from '../../instance/index.ts';
import { jobBudget } from '../budget.ts';
import { imageReference } from '../image.ts';
import { container } from '../pod.ts';
import type { Container, VolumeMount } from '../types.ts';

/**
 * s6-overlay wants `/run` to belong to its own uid, but Kubernetes gives every
 * volume to root (facts/elabftw.md 2.3). So an init container of the same uid makes
 * a folder in the volume, and the web container mounts that folder: nobody but this
 * uid writes it. Where a cluster's volumes forbid that, the volume itself is mounted
 * and s6-overlay is told to accept it.
 */
export function runMount(resolved: Resolved, facts: ContainerFacts): VolumeMount {
  const base = { name: runVolume, mountPath: facts.paths.run };
  return isOwned(resolved) ? { ...base, subPath: folder } : base;
}

/** The init container that makes the folder; none where the volume itself is mounted. */
export function runDirectory(resolved: Resolved): readonly Container[] {
  if (!isOwned(resolved)) return [];
  const path = `${place}/${folder}`;
  return [
    container({
      name: 'run-directory',
      image: imageReference(resolved.elabftw),
      user: 'elabftw',
      budget: jobBudget,
      // The node may start it again: what is there already is good.
      command: ['/bin/sh', '-c', `test -d ${path} || mkdir -m 0755 ${path}`],
      volumeMounts: [{ name: runVolume, mountPath: place }],
    }),
  ];
}

export const runVolume = 'run';

// --- internal ---

const folder = 'run';
const place = '/scratch';

function isOwned({ cluster }: Resolved): boolean {
  return cluster.runDirectory === 'owned';
}
