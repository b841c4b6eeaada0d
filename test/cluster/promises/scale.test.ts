import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../bed/servers/server.ts';
import { bootstrap } from '../bed/stage.ts';
import { long } from '../long.ts';
import { madeUpSlugs, plantMadeUp } from '../made-up-fleet.ts';
import { say, useStage } from '../stage.ts';

const cluster = 'ouest';
const count = 300;
/** How long the settled fleet is watched, in s. */
const idle = 180;

/** Promise 10: what 300 instances cost; docs/reference/scale.md keeps the figures. */
describe.runIf(long && !process.env['FLEET_KUBECONFIG'])(
  `${count} instances on one cluster`,
  () => {
    const stage = useStage(cluster);
    let revision = '';

    beforeAll(async () => {
      revision = await plantMadeUp(stage(), count);
      await bootstrap(stage());
    });

    it('all arrive', async () => {
      const begun = Date.now();
      const names = ['root', 'platform', ...madeUpSlugs(cluster, count)];

      await stage().applications.settled(names, revision, 3600);

      const requests = await requestsOfArgoCd();
      tell('from the root Application to all Synced and Healthy', (Date.now() - begun) / 1000, 's');
      tell('requests of Argo CD for each instance', requests / count, '');
      for (const [name, server] of Object.entries(servers())) {
        tell(`memory of ${name}`, memoryOf(server), 'MB');
        tell(`processor time of ${name}`, secondsOf(server), 's');
      }
      expect(requests).toBeGreaterThan(count);
    });

    it('cost almost nothing while nothing changes', async () => {
      const before = {
        requests: await requestsOfArgoCd(),
        seconds: secondsOf(servers().controller),
      };

      await sleep(idle * 1000);

      const requests = (await requestsOfArgoCd()) - before.requests;
      const seconds = secondsOf(servers().controller) - before.seconds;
      tell('requests of Argo CD in a minute of peace', (requests * 60) / idle, '');
      tell('share of a processor that its controller takes', (seconds * 100) / idle, '%');
      const states = (await stage().applications.list()).map(({ status }) => status?.sync?.status);
      expect(new Set(states)).toEqual(new Set(['Synced']));
    });

    it('one change of one instance arrives as it does in a small fleet', async () => {
      const { applications, bed } = stage();
      const [slug = ''] = madeUpSlugs(cluster, count);
      const path = `dist/${cluster}/${slug}/manifests.yaml`;
      bed.repository.write(path, bed.repository.read(path).replace('pods: "6"', 'pods: "7"'));
      const commit = bed.repository.commit('one quota more');
      const begun = Date.now();

      await applications.refresh(slug);
      await applications.settled([slug], commit, 120);

      tell('from a commit to Synced, of one instance', (Date.now() - begun) / 1000, 's');
    });

    it('one commit has each instance compared once', async () => {
      const { applications, bed } = stage();
      const names = ['root', 'platform', ...madeUpSlugs(cluster, count)];
      await applications.seen(names, bed.repository.head(), 600);
      const before = {
        requests: await requestsOfArgoCd(),
        seconds: secondsOf(servers().controller),
      };
      bed.repository.write('README.md', 'Nothing of an instance.\n');
      const commit = bed.repository.commit('nothing of an instance');

      await applications.seen(names, commit, 600);

      const requests = (await requestsOfArgoCd()) - before.requests;
      const seconds = secondsOf(servers().controller) - before.seconds;
      tell(
        'requests of Argo CD for each instance that a commit does not touch',
        requests / count,
        '',
      );
      tell('processor time of its controller for such a commit', seconds, 's');
    });

    /** All requests that Argo CD's controller has sent to the API server. */
    async function requestsOfArgoCd(): Promise<number> {
      const response = await fetch(stage().bed.own?.argocd.controllerMetrics ?? '');
      const lines = (await response.text()).split('\n');
      return lines
        .filter((line) => line.startsWith('argocd_app_k8s_request_total{'))
        .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    }

    function servers() {
      const { own } = stage().bed;
      if (own === undefined) throw new Error('this needs a bed of our own');
      const { controller, repository } = own.argocd;
      const { apiserver, etcd } = own.controlPlane;
      return { controller, repository, apiserver, etcd };
    }
  },
);

function tell(what: string, figure: number, unit: string): void {
  say(`${what}: ${figure < 10 ? figure.toFixed(1) : Math.round(figure)} ${unit}`.trimEnd());
}

/** Resident memory, in MB. */
function memoryOf(server: Server): number {
  return Number(ofProcess(server, 'rss=')) / 1024;
}

/** Processor time since its start, in s. */
function secondsOf(server: Server): number {
  const parts = ofProcess(server, 'time=').split(/[-:]/).map(Number);
  return parts.reduce(
    (sum, part, index) => sum * (index === 1 && parts.length === 4 ? 24 : 60) + part,
    0,
  );
}

function ofProcess({ pid }: Server, column: string): string {
  return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim();
}
