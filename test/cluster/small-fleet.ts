import { join } from 'node:path';
import { beforeAll } from 'vitest';
import { fillByHand } from './bed/actor/secrets/people.ts';
import { plant } from './bed/fleet-tree.ts';
import { readTree } from './bed/manifests.ts';
import { bootstrap, type Stage, type StageOptions } from './bed/stage.ts';
import { useStage } from './stage.ts';

/** A stage with a few instances of the sample fleet on it, deployed and well. */
export function useSmallFleet(
  cluster: string,
  slugs: readonly string[],
  options: StageOptions = {},
): () => Stage {
  const stage = useStage(cluster, options);
  beforeAll(async () => {
    const { actor, applications, bed } = stage();
    await plant(bed.repository, slugs);
    const revision = bed.repository.commit('a few instances');
    const tree = readTree(join(bed.repository.folder, 'dist', cluster));
    fillByHand(actor.vault, [...tree.values()].flat());
    await bootstrap(stage());
    await applications.settled(['root', 'platform', ...slugs], revision, 180);
  });
  return stage;
}
