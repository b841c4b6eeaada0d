import { App } from 'cdk8s';
import { addChart } from './chart.ts';
import type { RenderedFile } from './file.ts';
import type { Manifest } from './manifest.ts';
import { assertRenderable } from './refuse.ts';
import { writeYaml } from './yaml.ts';

/** @throws {FleetError} `MANIFEST_REFUSED` when Kubernetes would refuse or drop something. */
export function renderManifest(manifest: Manifest): RenderedFile {
  assertRenderable(manifest);
  const documents: readonly unknown[] = addChart(new App(), manifest).toJson();
  return { path: manifest.path, text: writeYaml(documents) };
}
