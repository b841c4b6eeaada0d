import { describe, expect, it } from 'vitest';
import { goodBody, logs, openStage, outcomes, request, type Stage } from './support/github.ts';
import { runWorkflow } from './support/runner.ts';

describe('what has become of a request', () => {
  it('is told when Argo CD sets a deployment status, and once', async () => {
    const stage = await openStage();
    const { number } = await request(stage, stage.withApp);
    const [pull] = await stage.world.pulls();
    await stage.world.merge(pull?.number ?? 0, 'mael');
    const { state } = stage.server;
    const commit = state.git.tip('main') ?? '';
    state.git.git.run(['update-ref', 'refs/heads/live', commit]);
    const slug = pull?.branch.replace(/^request\/\d+-/, '') ?? '';
    deploy(stage, slug, commit, `healthy at ${commit}`);
    const tell = () =>
      runWorkflow(
        'request-status.yml',
        {
          ...{ name: 'deployment_status', branch: 'live' },
          payload: { deployment: { environment: `eln-${slug}` } },
        },
        stage.withApp,
      );

    const first = await tell();
    const told = await stage.world.comments({ on: 'issue', number });
    await tell();

    expect(outcomes(first), logs(first)).toEqual({
      tell: 'success',
      'tell-without-app': 'skipped',
    });
    expect(told.join('\n')).toContain(`https://${slug}.`);
    expect(await stage.world.comments({ on: 'issue', number })).toEqual(told);
  });

  it('is no business of an environment that is no notebook', async () => {
    const stage = await openStage();
    const event = {
      name: 'deployment_status',
      payload: { deployment: { environment: 'requests' } },
    };

    const runs = await runWorkflow('request-status.yml', event, stage.withApp);

    expect(outcomes(runs)).toEqual({ tell: 'skipped', 'tell-without-app': 'skipped' });
  });

  it('is looked for without an App too, with the workflow’s own token', async () => {
    const stage = await openStage();
    await stage.world.openIssue('mael', goodBody());
    const event = { name: 'schedule', payload: {} };

    const runs = await runWorkflow('request-status.yml', event, stage.bare);

    expect(outcomes(runs), logs(runs)).toEqual({ tell: 'skipped', 'tell-without-app': 'success' });
    expect(await stage.world.pulls()).toHaveLength(1);
  });

  it('is looked for every hour, and what nobody answered is answered', async () => {
    const stage = await openStage();
    const number = await stage.world.openIssue('camille', goodBody());

    const runs = await runWorkflow(
      'request-status.yml',
      { name: 'schedule', payload: {} },
      stage.withApp,
    );

    expect(outcomes(runs), logs(runs)).toMatchObject({ tell: 'success' });
    expect(await stage.world.pulls()).toHaveLength(1);
    expect(await stage.world.comments({ on: 'issue', number })).toHaveLength(1);
  });
});

/** As Argo CD's own App does. */
function deploy({ server }: Stage, environment: string, sha: string, description: string): void {
  const { state } = server;
  const createdAt = state.clock.now();
  const creator = state.account('argocd-of-ouest[bot]', 'Bot');
  const status = { id: state.nextId(), state: 'success' as const, description, createdAt };
  state.deployments.push({
    ...{ id: state.nextId(), environment: `eln-${environment}`, sha, creator, createdAt },
    statuses: [status],
  });
}
