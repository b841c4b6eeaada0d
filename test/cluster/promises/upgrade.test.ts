import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { platform } from '../../../lib/platform/index.ts';
import { type Pod, podKind } from '../bed/actor/kubelet/pod.ts';
import { renderAgain } from '../bed/fleet-tree.ts';
import type { Stage } from '../bed/stage.ts';
import { until } from '../bed/until.ts';
import { useSmallFleet } from '../small-fleet.ts';
import { itOnOwnBed } from '../stage.ts';
import { deleteJobs } from './jobs.ts';
import { promoted, withReleases } from './ring.ts';
import { roadOf, upgradeRoad } from './road.ts';
import { WebPods } from './web-pods.ts';

const slug = 'sobrible';
const ring = 'early';
const namespace = `eln-${slug}`;
const route = {
  ...{ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' },
  ...{ namespace, name: 'web' },
};

/** Where an upgrade is held while something goes wrong: in rehearsal, and in the new web pod. */
const steps = {
  'in rehearsal': ({ metadata }: Pod) => metadata.name.startsWith('prepare-'),
  'before the migration': ({ metadata }: Pod) => metadata.name.startsWith('web-'),
} as const;

/** What goes wrong meanwhile, on a bed of our own; and the way back. */
const interruptions = {
  'the API server is killed and started again': async ({ bed }: Stage) => {
    await bed.own?.controlPlane.apiserver.kill();
    await bed.own?.controlPlane.apiserver.start();
  },
  'Argo CD’s controller is killed and started again': async ({ bed }: Stage) => {
    await bed.own?.argocd.controller.kill();
    await bed.own?.argocd.controller.start();
  },
  'git cannot be reached': async ({ applications, bed }: Stage) => {
    bed.repositoryServer.pause();
    await applications.refresh(slug);
    await until('Argo CD has asked in vain', 30, async () => {
      const { conditions = [] } = (await applications.get(slug)).status ?? {};
      return conditions.length > 0 || undefined;
    }).catch(() => undefined);
    bed.repositoryServer.resume();
  },
} as const;

const cases = Object.keys(steps).flatMap((step) =>
  Object.keys(interruptions).map((interruption) => [step, interruption] as const),
) as [keyof typeof steps, keyof typeof interruptions][];

/** Releases that are to follow the one that runs: one for each upgrade below. */
const versions = ['6.9.0', ...cases.map((_, index) => `6.9.${index + 1}`)];
const later = withReleases(platform, versions);

/** Promises 2 and 6: an upgrade keeps the order of law 7 whatever comes between. */
describe('an upgrade of a ring', () => {
  const stage = useSmallFleet('ouest', [slug]);
  const counting = new AbortController();
  const webPods = new WebPods();

  beforeAll(async () => {
    const { applications, bed } = stage();
    webPods.watch(bed.kubernetes, namespace, counting.signal);
    // A release is known, and its image admitted, before any ring runs it.
    await renderAgain(bed.repository, later);
    const revision = bed.repository.commit('more releases');
    await applications.settled(['root', 'platform', slug], revision, 60);
  });

  afterAll(() => counting.abort());

  it('that fails in rehearsal leaves the old pod and the route alone, and says why', async () => {
    const { actor, applications, bed } = stage();
    const before = [await podNamed('web-0'), await bed.kubernetes.get(route)];
    const mend = actor.direct((pod) => (steps['in rehearsal'](pod) ? 10 : undefined));

    await promote('6.9.0');
    await rehearsalFailed();
    // Argo CD tries again by itself, and so may a person: the job must not be passed by.
    await applications.giveUp(slug);
    await applications.sync(slug, { prune: true });
    await rehearsalFailed();
    mend();

    expect([await podNamed('web-0'), await bed.kubernetes.get(route)]).toEqual(before);
  });

  it('goes on when the job was deleted and a sync asked for, as the how-to says', async () => {
    const { actor, applications, bed } = stage();
    const mark = actor.journal.entries.length;
    await applications.giveUp(slug);
    await deleteJobs(bed.kubernetes, namespace, 'prepare-');

    await applications.sync(slug, { prune: true });

    await arrived('6.9.0');
    expect(roadOf(actor.journal.entries.slice(mark), namespace)).toEqual(upgradeRoad);
  });

  itOnOwnBed.each(cases)('arrives when, %s, %s', async (step, interruption) => {
    const { actor } = stage();
    const version =
      versions[cases.findIndex((pair) => pair.join() === `${step},${interruption}`) + 1] ?? '';
    const mark = actor.journal.entries.length;
    const letGo = actor.direct((pod) =>
      runs(pod, version) && steps[step](pod) ? 'hold' : undefined,
    );
    await promote(version);
    await until('the step is reached', 60, async () => {
      const pods = await stage().bed.kubernetes.list<Pod>(podKind, namespace);
      return pods.some((pod) => runs(pod, version) && steps[step](pod));
    });

    await interruptions[interruption](stage());
    letGo();

    await arrived(version);
    expect(roadOf(actor.journal.entries.slice(mark), namespace)).toEqual(upgradeRoad);
  });

  it('never had two web pods', () => {
    expect(webPods.most).toBe(1);
  });

  /** Merges a promotion of the ring to a release. */
  async function promote(version: string): Promise<void> {
    const { applications, bed } = stage();
    await renderAgain(bed.repository, promoted(later, ring, version));
    bed.repository.commit(`${ring} runs ${version}`);
    await applications.refresh('root', 'platform', slug);
  }

  /** Waits until all is well again and the web pod runs the release. */
  async function arrived(version: string): Promise<void> {
    const { applications, bed } = stage();
    await applications.settled([slug], bed.repository.head(), 120);
    expect(runs(await podNamed('web-0'), version)).toBe(true);
  }

  /** Waits until the Application says that the rehearsal has failed, and with which exit status. */
  async function rehearsalFailed(): Promise<void> {
    await stage().applications.until(
      [slug],
      60,
      ({ status }) =>
        status?.health?.status === 'Degraded' &&
        status.operationState?.syncResult?.resources?.some(
          ({ kind, message }) => kind === 'Job' && message?.includes('exit code 10'),
        ) === true,
      'held by the failed job',
    );
  }

  function podNamed(name: string): Promise<Pod> {
    return stage().bed.kubernetes.get({ ...podKind, namespace, name });
  }
});

function runs({ spec }: Pod, version: string): boolean {
  return spec.containers.some(({ image }) => image.includes(`:${version}@`));
}
