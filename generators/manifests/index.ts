/** Fleet → the files of `dist/`. */
export { addChart } from './chart.ts';
export { bootstrapObjects, clusterManifests, clusterObjects } from './cluster.ts';
export type { RenderedFile } from './file.ts';
export { quotedForGo } from './go-scalar.ts';
export { instanceManifests, isRendered } from './instance.ts';
export { type Manifest, placeOf } from './manifest.ts';
export { clusterFolders, clusterPaths, instancePaths } from './paths.ts';
export { type Refusal, refusals } from './refuse.ts';
export { renderCluster, renderInstance } from './rendered.ts';
export { writeYaml } from './yaml.ts';
