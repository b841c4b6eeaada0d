import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../lib/kubernetes/object.ts';
import { fillByHand } from '../bed/actor/secrets/people.ts';
import { gitopsUser } from '../bed/argocd/accounts.ts';
import { type ApplyOptions, type Live, referenceTo } from '../bed/client/index.ts';
import { plant, sampleSlugs } from '../bed/fleet-tree.ts';
import { readTree } from '../bed/manifests.ts';
import { bootstrap } from '../bed/stage.ts';
import { itOnOwnBed, say, useStage } from '../stage.ts';
import { attempt } from './attempt.ts';
import { lost } from './lost.ts';
import { madeByArgoCd, waveOf } from './order.ts';
import { podsOf } from './pods-of.ts';

interface Event extends Live {
  readonly reason: string;
  readonly message: string;
}

/** As Argo CD applies: its user, its field manager. */
const asArgoCd: ApplyOptions = { manager: 'argocd-controller' };

/** Promises 1 and 2 of the fleet: everything is accepted, and deployed in order. */
describe.each(['confine', 'ouest'])('the sample fleet on the cluster %s', (id) => {
  const stage = useStage(id);
  let revision = '';
  /** Every object that Argo CD deploys, by its file below the cluster's folder. */
  let tree: ReadonlyMap<string, readonly KubernetesObject[]> = new Map();
  const objects = () => [...tree.values()].flat();
  const gitops = () => stage().bed.kubernetes.as(gitopsUser);

  beforeAll(async () => {
    const { repository } = stage().bed;
    await plant(repository, sampleSlugs());
    revision = repository.commit('the fleet');
    const all = readTree(join(repository.folder, 'dist', id));
    tree = new Map([...all].filter(([file]) => !file.startsWith('bootstrap/')));
    fillByHand(stage().actor.vault, objects());
  });

  it('takes what comes first in an instance, from the GitOps identity', async () => {
    for (const name of new Set(objects().flatMap(({ metadata }) => metadata.namespace ?? []))) {
      const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
      await stage().bed.kubernetes.apply(namespace, { manager: 'administrator' });
    }
    const first = objects().filter(({ kind }) => ['Namespace', 'ServiceAccount'].includes(kind));

    const refused = await attempt(
      [...(tree.get('platform/manifests.yaml') ?? []), ...first],
      (object) => gitops().apply(object, asArgoCd),
    );

    expect(refused).toEqual([]);
  });

  it('takes every object, under the guards, and drops no field', async () => {
    const refused = await attempt(objects(), async (object) => {
      const live = await gitops().apply(object, { ...asArgoCd, dryRun: true });
      const fields = lost(object, live);
      if (fields.length > 0) throw new Error(`dropped ${fields.join('; ')}`);
    });

    expect(refused).toEqual([]);
  });

  it('admits a pod of every template, under Pod Security and the guards', async () => {
    const pods = objects().flatMap(podsOf);

    const refused = await attempt(pods, (pod) =>
      stage().bed.kubernetes.apply(pod, { manager: 'test', dryRun: true }),
    );

    expect(refused).toEqual([]);
    expect(pods.length).toBeGreaterThan(0);
  });

  it('refuses such a pod when it would run as root', async () => {
    const [pod] = objects().flatMap(podsOf);
    if (pod === undefined) throw new Error('there is no pod to spoil');
    const spec = { ...pod.spec, securityContext: { runAsUser: 0 } };

    const refused = await attempt([{ ...pod, spec }], (object) =>
      stage().bed.kubernetes.apply(object, { manager: 'test', dryRun: true }),
    );

    expect(refused.join()).toContain('violates PodSecurity "restricted');
  });

  it('is Synced and Healthy after the administrator has applied its root', async () => {
    const { applications } = stage();
    const names = objects()
      .filter(({ kind }) => kind === 'Application')
      .map(({ metadata }) => metadata.name);
    const begun = Date.now();

    await bootstrap(stage());
    await applications.settled(names, revision, 300);

    say(`${names.length} Applications settled in ${(Date.now() - begun) / 1000} s`);
    expect(await refusedPods()).toEqual([]);
  });

  it('holds in the cluster every field that git holds', async () => {
    const refused = await attempt(objects(), async (object) => {
      const fields = lost(object, await stage().bed.kubernetes.get(referenceTo(object)));
      if (fields.length > 0) throw new Error(`lost ${fields.join('; ')}`);
    });

    expect(refused).toEqual([]);
  });

  itOnOwnBed('was made wave by wave, and no route before the jobs had succeeded', async () => {
    const { actor, bed } = stage();
    const made = await madeByArgoCd(bed, objects());

    for (const namespace of instances()) {
      const inside = made.filter(({ object }) => object.metadata.namespace === namespace);
      const waves = inside.map(({ object }) => waveOf(object));
      expect(waves).toEqual(waves.toSorted((one, other) => one - other));

      const route = inside.find(({ object }) => object.kind === 'HTTPRoute');
      const jobs = inside.filter(({ object }) => object.kind === 'Job');
      const succeeded = actor.journal.entries.filter(
        (entry) => entry.namespace === namespace && entry.event === 'succeeded',
      );
      expect(succeeded.length).toBeGreaterThanOrEqual(jobs.length);
      if (route === undefined) continue;
      for (const { at } of succeeded) expect(at.getTime()).toBeLessThan(route.at.getTime());
    }
    expect(made.length).toBeGreaterThan(instances().length);
  });

  function instances(): readonly string[] {
    const namespaces = objects().filter(({ kind }) => kind === 'Namespace');
    return namespaces.map(({ metadata }) => metadata.name);
  }

  /** What the real controllers were refused when they made pods. */
  async function refusedPods(): Promise<readonly string[]> {
    const events = await stage().bed.kubernetes.list<Event>({ apiVersion: 'v1', kind: 'Event' });
    return events.filter(({ reason }) => reason === 'FailedCreate').map(({ message }) => message);
  }
});
