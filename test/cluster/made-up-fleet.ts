import { join } from 'node:path';
import { writeInstance } from '../../lib/instance/index.ts';
import { platform } from '../../lib/platform/index.ts';
import { generateFleet } from '../../scripts/rim/generate-fleet.ts';
import { fillByHand } from './bed/actor/secrets/people.ts';
import { renderAgain } from './bed/fleet-tree.ts';
import { readTree } from './bed/manifests.ts';
import type { Stage } from './bed/stage.ts';

/** Slugs of made-up instances that one cluster runs. */
export function madeUpSlugs(cluster: string, count: number): readonly string[] {
  return madeUp(cluster, count).map(({ slug }) => slug);
}

/** Puts made-up instances into the repository and what they need into the vault; returns the commit. */
export async function plantMadeUp({ actor, bed, cluster }: Stage, count: number): Promise<string> {
  for (const instance of madeUp(cluster.id, count)) {
    bed.repository.write(`instances/${instance.slug}.ts`, writeInstance(instance));
  }
  await renderAgain(bed.repository);
  const tree = readTree(join(bed.repository.folder, 'dist', cluster.id));
  fillByHand(actor.vault, [...tree.values()].flat());
  return bed.repository.commit(`${count} instances`);
}

// --- internal ---

function madeUp(cluster: string, count: number) {
  // A few of them belong to the other cluster.
  const all = generateFleet(Math.ceil(count * 1.2) + 5, platform);
  return all.filter((instance) => instance.cluster === cluster).slice(0, count);
}
