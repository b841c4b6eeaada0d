import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Instance, parseInstance, writeInstance } from '../../../lib/instance/index.ts';
import { platform as ours, type Platform } from '../../../lib/platform/index.ts';
import { renderFleet } from '../../../scripts/rim/render-fleet.ts';
import type { Repository } from './repository/repository.ts';

/** Folder of the sample fleet's instances. */
export const sampleInstances = fileURLToPath(new URL('../../../instances/', import.meta.url));

/** Slugs of the sample fleet. */
export function sampleSlugs(): readonly string[] {
  return readdirSync(sampleInstances)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replace(/\.ts$/, ''));
}

/** Puts instances of the sample fleet into the work tree, and what they render to. */
export async function plant(repository: Repository, slugs: readonly string[]): Promise<void> {
  for (const slug of slugs) {
    cpSync(join(sampleInstances, `${slug}.ts`), join(repository.folder, 'instances', `${slug}.ts`));
  }
  await renderAgain(repository);
}

/** Changes one instance of the work tree, by its file, and renders again. */
export async function changeInstance(
  repository: Repository,
  slug: string,
  change: (instance: Instance) => Instance,
): Promise<void> {
  const path = `instances/${slug}.ts`;
  const { instance } = parseInstance(repository.read(path), path);
  repository.write(path, writeInstance(change(instance)));
  await renderAgain(repository);
}

/** Renders the work tree's instances into its `dist`, as `fleet render` does, on our platform or another. */
export async function renderAgain(
  repository: Repository,
  platform: Platform = ours,
): Promise<void> {
  await renderFleet({
    instances: join(repository.folder, 'instances'),
    out: join(repository.folder, 'dist'),
    platform,
    jobs: 1,
  });
}
