import { describe, expect, it } from 'vitest';
import { resolveInstance } from '../../../lib/instance/index.ts';
import { instanceApplication } from '../../../lib/kubernetes/argocd/index.ts';
import { type Institute, platform } from '../../../lib/platform/index.ts';
import { least } from '../../kubernetes/sample.ts';
import { tell } from './engine.ts';

const { institute } = platform;
const onGitLab: Institute = {
  ...institute,
  forge: { ...institute.forge, kind: 'gitlab', host: 'gitlab.example', repository: 'a/eln-fleet' },
};
const application = instanceApplication(resolveInstance(least, platform), institute);
const { slug } = least;
const [one, two] = ['1'.repeat(40), '2'.repeat(40)];

interface Status {
  readonly health: string;
  readonly since?: string;
  readonly phase?: string;
  readonly synced?: string;
  readonly sync?: string;
}

/** The Application as Argo CD's controller leaves it. */
function seen(
  { health, since, phase, synced = one, sync = 'Synced' }: Status,
  at = synced,
): object {
  return {
    ...application,
    status: {
      sync: { status: sync, revision: at },
      health: { status: health, ...(since === undefined ? {} : { lastTransitionTime: since }) },
      ...(phase === undefined
        ? {}
        : {
            operationState: {
              phase,
              operation: { sync: { revision: synced } },
              ...(phase === 'Error' ? {} : { syncResult: { revision: synced } }),
            },
          }),
    },
  };
}

function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString().replace(/\.\d+Z$/, 'Z');
}

async function triggersOf(...states: readonly object[]): Promise<readonly string[]> {
  const { triggers } = await tell(institute, states);
  return triggers.map(({ application: index, trigger }) => `${index} ${trigger}`);
}

describe('Argo CD’s own engine, with the rendered settings', () => {
  it('tells that a notebook is healthy once for each change of it, however often it looks', async () => {
    const healthy = seen({ health: 'Healthy', phase: 'Succeeded' });

    const told = await triggersOf(
      { ...application },
      seen({ health: 'Progressing', phase: 'Running', sync: 'OutOfSync', since: minutesAgo(2) }),
      healthy,
      healthy,
      // Another notebook's merge: compared, not synced.
      seen({ health: 'Healthy', phase: 'Succeeded' }, two),
      seen({ health: 'Progressing', phase: 'Succeeded', since: minutesAgo(1) }),
      healthy,
      seen({ health: 'Healthy', phase: 'Succeeded', synced: two }),
    );

    expect(told).toEqual(['2 on-healthy', '7 on-healthy']);
  });

  it('tells of a failure once for each commit that failed, even one that could not begin', async () => {
    const failed = seen({ health: 'Healthy', phase: 'Failed', sync: 'OutOfSync' });
    const error = seen({ health: 'Healthy', phase: 'Error', sync: 'OutOfSync', synced: two });

    const told = await triggersOf(failed, failed, error, error);

    expect(told).toEqual(['0 on-failed', '2 on-failed']);
  });

  it('tells that a notebook is unwell after thirty minutes, once for each time', async () => {
    const first = minutesAgo(90);
    const second = minutesAgo(31);

    const told = await triggersOf(
      seen({ health: 'Degraded', since: minutesAgo(29) }),
      seen({ health: 'Degraded', since: first }),
      seen({ health: 'Degraded', since: first }),
      seen({ health: 'Healthy', since: minutesAgo(60) }),
      seen({ health: 'Progressing', since: second }),
      seen({ health: 'Progressing', since: second }),
    );

    expect(told).toEqual(['1 on-unhealthy-30-minutes', '4 on-unhealthy-30-minutes']);
  });

  it('says nothing of an Application that is no notebook', async () => {
    const { labels: _, ...metadata } = application.metadata;
    const healthy = seen({ health: 'Healthy', phase: 'Succeeded' });

    const { triggers } = await tell(institute, [{ ...healthy, metadata }]);

    expect(triggers).toEqual([]);
  });

  it('sets a deployment status on GitHub, as an App, and asks nothing else', async () => {
    const { requests } = await tell(institute, [seen({ health: 'Healthy', phase: 'Succeeded' })]);

    const repository = `/api/v3/repos/${institute.forge.repository}`;
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/v3/app/installations/23/access_tokens',
      `GET ${repository}/deployments?environment=eln-${slug}&ref=${one}`,
      `POST ${repository}/deployments`,
      `POST ${repository}/deployments/5/statuses`,
    ]);
    expect(requests[2]?.body).toMatchObject({
      ...{ ref: 'live', environment: `eln-${slug}`, auto_merge: false, required_contexts: [] },
    });
    expect(requests[3]?.body).toMatchObject({ state: 'success', description: `healthy at ${one}` });
  });

  it('calls the trigger on GitLab with a token that is not in the settings', async () => {
    const failed = seen({ health: 'Healthy', phase: 'Failed', sync: 'OutOfSync' });

    const { requests } = await tell(onGitLab, [failed]);

    expect(requests).toEqual([
      {
        method: 'POST',
        path: '/api/v4/projects/a%2Feln-fleet/ref/main/trigger/pipeline?token=a-trigger-token',
        body: { object_kind: 'eln_deployment', slug, commit: one, state: 'failed' },
      },
    ]);
  });
});
