import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import {
  addChart,
  clusterManifests,
  instanceManifests,
  type Manifest,
  placeOf,
  quotedForGo,
} from '../generators/manifests/index.ts';
import { platform } from '../lib/platform/index.ts';
import { assertFleet } from './rim/fleet-rules.ts';
import { readFleet } from './rim/read-fleet.ts';
import { readPrograms } from './rim/read-programs.ts';

/**
 * What cdk8s.yaml runs: the charts of `fleet render`, written by cdk8s itself, one
 * `App` for each file so that the time does not grow with the square of the fleet.
 */
const out = process.env['CDK8S_OUTDIR'] ?? 'build/synth';
// It would leave keys unsorted: same input, other bytes (law 3).
delete process.env['CDK8S_DISABLE_SORT'];

const programs = readPrograms();
const fleet = readFleet('instances');
assertFleet(fleet, platform);

for (const cluster of Object.values(platform.clusters)) synth(clusterManifests(cluster, platform));
for (const { instance } of fleet.files) synth(instanceManifests(instance, platform, programs));

function synth(manifests: readonly Manifest[]): void {
  for (const manifest of manifests) {
    const { folder, id } = placeOf(manifest);
    const app = new App({ outdir: join(out, folder), outputFileExtension: '.yaml' });
    addChart(app, manifest);
    app.synth();
    const path = join(out, folder, `${id}.yaml`);
    writeFileSync(path, quotedForGo(readFileSync(path, 'utf8')));
  }
}
