import { beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../bed/argocd/application.ts';
import { changeInstance, plant } from '../bed/fleet-tree.ts';
import { bootstrap } from '../bed/stage.ts';
import { useStage } from '../stage.ts';
import { deleteJobs } from './jobs.ts';

const slug = 'alico';
const namespace = `eln-${slug}`;
const route = {
  ...{ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' },
  ...{ namespace, name: 'web' },
};

/** Law 5: nobody gets into a notebook that is not yet as declared. */
describe('a new notebook that cannot be configured', () => {
  const stage = useStage('ouest');
  let mend = () => {};

  beforeAll(async () => {
    const { actor, bed } = stage();
    mend = actor.direct(({ metadata }) =>
      metadata.name.startsWith('configure-') ? 10 : undefined,
    );
    await plant(bed.repository, [slug]);
    bed.repository.commit('a new notebook');
    await bootstrap(stage());
  });

  it('has no route, and its Application says which job failed', async () => {
    const { actor, applications, bed } = stage();

    await applications.until([slug], 180, isHeld, 'held by the failed job');

    expect(actor.journal.of(namespace)).toContainEqual(expect.stringContaining('web-0: ready'));
    expect(await bed.kubernetes.find(route)).toBeUndefined();
  });

  it('has none after another try either', async () => {
    const { applications, bed } = stage();
    await applications.giveUp(slug);
    // Argo CD tells whole seconds.
    const asked = Math.floor(Date.now() / 1000) * 1000;
    await applications.sync(slug, { prune: true });

    const triedAgain = (each: Application) =>
      Date.parse(each.status?.operationState?.startedAt ?? '') >= asked && isHeld(each);
    await applications.until([slug], 120, triedAgain, 'held by the failed job again');

    expect(await bed.kubernetes.find(route)).toBeUndefined();
  });

  it('opens when the job was deleted and a sync asked for, as the how-to says', async () => {
    const { actor, applications, bed } = stage();
    mend();
    const mark = actor.journal.entries.length;
    await applications.giveUp(slug);
    await deleteJobs(bed.kubernetes, namespace, 'configure-');
    await applications.sync(slug, { prune: true });

    await applications.settled([slug], bed.repository.head(), 120);

    const since = actor.journal.entries.slice(mark);
    const done = since.findIndex(
      ({ name, event }) => name.startsWith('configure-') && event === 'succeeded',
    );
    const opened = since.findIndex(({ kind }) => kind === 'HTTPRoute');
    expect(done).toBeGreaterThanOrEqual(0);
    expect(opened).toBeGreaterThan(done);
    expect(await bed.kubernetes.find(route)).toBeDefined();
  });

  it('is configured again, and not restarted, when what is declared changes', async () => {
    const { actor, applications, bed } = stage();
    const mark = actor.journal.entries.length;
    await changeInstance(bed.repository, slug, (instance) => ({
      ...instance,
      mailbox: `nouvelle-${instance.mailbox}`,
    }));
    const revision = bed.repository.commit('another mailbox');

    await applications.settled([slug], revision, 120);

    const since = actor.journal.entries.slice(mark).filter(({ kind }) => kind === 'Pod');
    expect(since.map(({ name, event }) => `${name.replace(/-.*/, '')}: ${event}`)).toContain(
      'configure: succeeded',
    );
    expect(since.filter(({ name }) => name.startsWith('web-'))).toEqual([]);
  });
});

/** Whether the Application says that the job has failed, and with which exit status. */
function isHeld({ status }: Application): boolean {
  const results = status?.operationState?.syncResult?.resources ?? [];
  return (
    status?.health?.status === 'Degraded' &&
    results.some(
      ({ kind, name, message }) =>
        kind === 'Job' && name.startsWith('configure-') && message?.includes('exit code 10'),
    )
  );
}
