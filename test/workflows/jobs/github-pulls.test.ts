import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../../manifests/support/command.ts';
import { goodBody, logs, openStage, outcomes, pullEvent, request } from './support/github.ts';
import { runWorkflow } from './support/runner.ts';

describe('a pull request of a request', () => {
  it('passes its check until the issue says something else, by a token that only reads', async () => {
    const stage = await openStage();
    const { number } = await request(stage, stage.withApp);
    const [pull] = await stage.world.pulls();
    const check = async () => {
      const event = pullEvent(stage.server, pull?.number ?? 0);
      return runWorkflow('ci.yml', event, stage.withApp, { only: ['request-digest'] });
    };

    const before = await check();
    await stage.world.editIssue(number, goodBody({ purpose: 'Another purpose.' }));
    const after = await check();

    expect(outcomes(before), logs(before)).toEqual({ 'request-digest': 'success' });
    expect(outcomes(after), logs(after)).toEqual({ 'request-digest': 'failure' });
  });

  it('is asked once more in the merge queue', async () => {
    const stage = await openStage();
    await request(stage, stage.withApp);
    const [pull] = await stage.world.pulls();
    const head_ref = `refs/heads/gh-readonly-queue/main/pr-${pull?.number}-${'a'.repeat(40)}`;

    const event = {
      name: 'merge_group',
      payload: { merge_group: { head_ref, head_sha: pull?.head } },
    };
    const runs = await runWorkflow('ci.yml', event, stage.withApp, { only: ['request-digest'] });

    expect(outcomes(runs), logs(runs)).toEqual({ 'request-digest': 'success' });
  });

  it('has its report from the road, so the workflow adds none', async () => {
    const stage = await openStage();
    await request(stage, stage.withApp);
    const [pull] = await stage.world.pulls();
    const place = { on: 'pull', number: pull?.number ?? 0 } as const;
    const before = await stage.world.comments(place);

    const event = pullEvent(stage.server, place.number);
    const runs = await runWorkflow('ci.yml', event, stage.withApp, { only: ['report'] });

    expect(outcomes(runs), logs(runs)).toEqual({ report: 'success' });
    expect(await stage.world.comments(place)).toEqual(before);
  });
});

describe('a pull request of a person', () => {
  it('gets the report as one comment, written again in place; what blocks is red', async () => {
    const stage = await openStage();
    await stage.world.commit('more-users', {
      'dist/ouest/hasopa/manifests.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n',
    });
    const { number } = stage.server.state.addIssue(
      stage.server.state.account('mael'),
      'A change',
      null,
      { head: 'more-users', base: 'main' },
    );
    const post = () => {
      const event = pullEvent(stage.server, number);
      return runWorkflow('ci.yml', event, stage.withApp, { only: ['report'] });
    };

    const first = await post();
    await post();

    expect(outcomes(first), logs(first)).toEqual({ report: 'failure' });
    const comments = await stage.world.comments({ on: 'pull', number });
    expect(comments).toHaveLength(1);
    expect(comments[0]).toContain('Fleet review');
    expect(comments[0]).toContain('actions/runs/7');
  });

  it('turns green when a maintainer has signed off what blocks, and the job runs again', async () => {
    const stage = await openStage();
    const { state } = stage.server;
    const path = 'dist/ouest/hasopa/manifests.yaml';
    const rendered = readFileSync(join(repository, path), 'utf8');
    await stage.world.commit('by-hand', { [path]: rendered.replace('pods: "', 'pods: "1') });
    const pull = state.addIssue(state.account('mael'), 'A change', null, {
      ...{ head: 'by-hand', base: 'main' },
    });
    const post = async () => {
      const event = pullEvent(stage.server, pull.number);
      return outcomes(await runWorkflow('ci.yml', event, stage.withApp, { only: ['report'] }));
    };
    const before = await post();
    const [report = ''] = await stage.world.comments({ on: 'pull', number: pull.number });
    const blocking = [...report.matchAll(/block.*?`([a-z-]+)` \| `([^`]+)`/g)];
    const lines = blocking.map(([, rule, object]) => `accept-risk: ${rule} ${object} agreed`);
    // The job tells the hour by its own clock.
    state.clock.pass((Date.now() + 120_000 - state.clock.now()) / 1000);

    state.addComment(pull, state.account('camille'), lines.join('\n'));
    const byStranger = await post();
    state.addComment(pull, state.account('mael'), lines.join('\n'));
    const byMaintainer = await post();

    expect(lines).not.toEqual([]);
    expect([before, byStranger, byMaintainer]).toEqual([
      { report: 'failure' },
      { report: 'failure' },
      { report: 'success' },
    ]);
  });

  it('is reviewed by its own code, which may write nothing; what blocks is shown', async () => {
    const stage = await openStage();
    await stage.world.commit('gone', { 'dist/ouest/hasopa/manifests.yaml': 'kind: List\n' });
    const { number } = stage.server.state.addIssue(
      stage.server.state.account('mael'),
      'A change',
      null,
      { head: 'gone', base: 'main' },
    );
    let page = '';
    const keep = (_: string, artefacts: string) => {
      page = readFileSync(join(artefacts, 'review', 'review.html'), 'utf8');
    };

    const runs = await runWorkflow('ci.yml', pullEvent(stage.server, number), stage.bare, {
      ...{ only: ['review'], after: keep },
    });

    // Whether somebody has signed it off is for the job `report` to say.
    expect(outcomes(runs), logs(runs)).toEqual({ review: 'success' });
    expect(page).toContain('blocked');
    expect(page).toContain('hasopa');
    expect(stage.server.exchanges).toEqual([]);
  });

  it('from a fork gets none: its token writes nothing, and the job does not begin', async () => {
    const stage = await openStage();
    const number = await stage.world.offerFromFork('outsider', 'request/1-x', {
      'README.md': 'x\n',
    });

    const event = pullEvent(stage.server, number);
    const runs = await runWorkflow('ci.yml', event, stage.withApp, { only: ['report'] });

    expect(outcomes(runs)).toEqual({ report: 'skipped' });
  });
});
