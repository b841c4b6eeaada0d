import { beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../bed/servers/server.ts';
import { bootstrap } from '../bed/stage.ts';
import { until } from '../bed/until.ts';
import { madeUpSlugs, plantMadeUp } from '../made-up-fleet.ts';
import { itOnOwnBed, say, useStage } from '../stage.ts';
import { possessionsOf } from './possessions.ts';

const cluster = 'ouest';
const count = 50;
const slugs = madeUpSlugs(cluster, count);

/** Promise 7: whatever is killed while 50 instances are deployed, all arrive, and nothing was made twice. */
describe('while 50 instances are deployed', () => {
  const stage = useStage(cluster);
  let revision = '';

  beforeAll(async () => {
    revision = await plantMadeUp(stage(), count);
    await bootstrap(stage());
  });

  itOnOwnBed.each<[string, number]>([
    ['controller', 100],
    ['repository', 400],
    ['redis', 650],
    ['apiserver', 900],
  ])('the %s is killed and started again after %i events', async (name, events) => {
    const { journal } = stage().actor;
    await until(`${events} events`, 600, () => journal.entries.length >= events);
    const before = await whatIsThere();

    await serverNamed(name).kill();
    await serverNamed(name).start();

    expect(await whatIsThere()).toEqual(expect.arrayContaining([...before]));
  });

  it('all of them arrive', async () => {
    const { applications } = stage();
    const begun = Date.now();
    await applications.settled(['root', 'platform', ...slugs], revision, 600);

    say(`the rest arrived ${Math.round((Date.now() - begun) / 1000)} s after the last fault`);
  });

  it('none was rehearsed or escrowed twice', () => {
    const { actor } = stage();
    const once = actor.journal.entries
      .filter(({ event }) => event === 'succeeded' || event.startsWith('escrowed'))
      .map(({ kind, namespace, name, event }) => `${namespace} ${workOf(kind, name)} ${event}`);

    expect(once.toSorted()).toEqual([...new Set(once)].toSorted());
    expect(new Set(once).size).toBeGreaterThan(count);
  });

  /** Namespaces, bound claims, volumes and secrets that have been made so far. */
  async function whatIsThere(): Promise<readonly string[]> {
    const lines = await possessionsOf(stage(), slugs);
    return lines.filter((line) => !/ is gone$| on undefined$/.test(line));
  }

  function serverNamed(name: string): Server {
    const { own } = stage().bed;
    const server = { ...own?.argocd, ...own?.controlPlane }[name as 'controller'];
    if (server === undefined) throw new Error(`this bed has no ${name}`);
    return server;
  }
});

/** The job that a pod belongs to: each try of it has another name. */
function workOf(kind: string, name: string): string {
  return kind === 'Pod' ? name.replace(/-[a-z0-9]{5}$/, '') : name;
}
