import type { Programs } from '../../lib/elabftw/index.ts';
import type { Instance } from '../../lib/instance/index.ts';
import type { Cluster, Platform } from '../../lib/platform/index.ts';
import { clusterManifests } from './cluster.ts';
import type { RenderedFile } from './file.ts';
import { instanceManifests } from './instance.ts';
import { renderManifest } from './render.ts';

/** The files of one instance, as text. The objects alone are had without loading cdk8s. */
export function renderInstance(
  instance: Instance,
  platform: Platform,
  programs: Programs,
): readonly RenderedFile[] {
  return instanceManifests(instance, platform, programs).map(renderManifest);
}

/** The files of one cluster that belong to no instance, as text. */
export function renderCluster(cluster: Cluster, platform: Platform): readonly RenderedFile[] {
  return clusterManifests(cluster, platform).map(renderManifest);
}
