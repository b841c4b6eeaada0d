import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  clusterManifests,
  instanceManifests,
  isRendered,
} from '../../generators/manifests/index.ts';
import { exceptions } from '../../lib/kubernetes/exceptions.ts';
import { platform } from '../../lib/platform/index.ts';
import { idOf } from '../../scripts/checkers/ground.ts';
import { judge } from '../../scripts/checkers/judge.ts';
import type { Rendered } from '../../scripts/checkers/model.ts';
import { podOf } from '../../scripts/checkers/pods.ts';
import { ruleOutcome } from '../../scripts/checkers/rules/index.ts';
import { readFleet } from '../../scripts/rim/read-fleet.ts';
import { readPrograms } from '../../scripts/rim/read-programs.ts';

describe('the sample fleet', () => {
  const instances = readFleet(join(import.meta.dirname, '..', '..', 'instances'))
    .files.map(({ instance }) => instance)
    .filter(isRendered);
  const programs = readPrograms();
  const objects = [
    ...Object.values(platform.clusters).flatMap((cluster) => clusterManifests(cluster, platform)),
    ...instances.flatMap((instance) => instanceManifests(instance, platform, programs)),
  ].flatMap(({ path, objects }) =>
    objects.map(
      (object): Rendered => ({
        object,
        id: idOf(object),
        file: `dist/${path}`,
        cluster: path.split('/')[0] ?? '',
      }),
    ),
  );

  it('has both kinds of database and pods in both clusters to look at', () => {
    const running = objects.filter(({ object }) => podOf(object) !== undefined);
    const withDatabase = running.filter(({ id }) => id.endsWith('/database'));
    const withWeb = running.filter(({ id }) => id.endsWith('/web'));

    expect(new Set(running.map(({ cluster }) => cluster)).size).toBe(2);
    expect(withDatabase.length).toBeGreaterThan(0);
    expect(withDatabase.length).toBeLessThan(withWeb.length);
  });

  it('leaves every rule with nothing to say but what the exceptions excuse', () => {
    const runs = [{ checker: 'rules', outcome: ruleOutcome(objects) }];
    const own = exceptions.filter(({ checker }) => checker === 'rules');

    const verdicts = judge(runs, own, { today: '2026-11-24', overdue: false });

    expect(verdicts.flatMap(({ findings }) => findings)).toEqual([]);
  });
});
