import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jobOf } from '../support/files.ts';
import { goodBody, issueEvent, logs, openStage, outcomes, request } from './support/github.ts';
import { runWorkflow } from './support/runner.ts';

const answered = ['parse', 'publish'];

describe('an issue on GitHub', () => {
  it('is answered, and becomes a pull request of the App’s, by two jobs', async () => {
    const stage = await openStage();

    const { number, runs } = await request(stage, stage.withApp);

    const pulls = await stage.world.pulls();
    const [pull] = pulls;
    expect(outcomes(runs), logs(runs)).toEqual({
      parse: 'success',
      publish: 'success',
      'publish-without-app': 'skipped',
    });
    expect(pulls.map(({ branch, state }) => [branch, state])).toEqual([
      [`request/${number}-${pull?.branch.split('-').slice(1).join('-')}`, 'open'],
    ]);
    const authors = stage.server.state.comments.map(({ author }) => author?.login);
    expect(new Set(authors)).toEqual(new Set(['eln-fleet-bot[bot]']));
    const statuses = await stage.world.statuses(pull?.head ?? '');
    expect(statuses.map(({ name, state }) => [name, state])).toEqual([
      ['request-digest', 'success'],
    ]);
  });

  it('is read by a job that asks the forge nothing', async () => {
    const stage = await openStage();
    const number = await stage.world.openIssue('camille', goodBody());

    const event = issueEvent(stage.server, number, 'opened');
    const runs = await runWorkflow('request.yml', event, stage.withApp, { only: ['parse'] });

    expect(outcomes(runs), logs(runs)).toEqual({ parse: 'success' });
    expect(stage.server.exchanges).toEqual([]);
  });

  it('is answered and goes no further where the answers are wrong, and no job is red', async () => {
    const stage = await openStage();
    const { number, runs } = await request(stage, stage.withApp, 'camille', 'A notebook, please.');

    expect(outcomes(runs), logs(runs)).toMatchObject({ parse: 'success', publish: 'success' });
    expect(await stage.world.pulls()).toEqual([]);
    expect(await stage.world.comments({ on: 'issue', number })).toHaveLength(1);
  });

  it('closes its pull request when it is closed', async () => {
    const stage = await openStage();
    const { number } = await request(stage, stage.withApp);
    await stage.world.closeIssue(number);

    const event = issueEvent(stage.server, number, 'closed');
    const runs = await runWorkflow('request.yml', event, stage.withApp);

    expect(outcomes(runs), logs(runs)).toMatchObject({ parse: 'success', publish: 'success' });
    expect((await stage.world.pulls()).map(({ state }) => state)).toEqual(['closed']);
  });

  it('is not answered when a program wrote it', async () => {
    const stage = await openStage();
    const number = await stage.world.openIssue('camille', goodBody());

    const event = issueEvent(stage.server, number, 'edited', 'Bot');
    const runs = await runWorkflow('request.yml', event, stage.withApp);

    expect(outcomes(runs)).toEqual({
      parse: 'skipped',
      publish: 'skipped',
      'publish-without-app': 'skipped',
    });
  });
});

describe('between the two jobs', () => {
  const changed: readonly (readonly [string, (artefact: Record<string, unknown>) => unknown])[] = [
    [
      'another file',
      (it) => ({
        ...it,
        files: [{ path: '.github/workflows/request.yml', sha256: 'a'.repeat(64) }],
      }),
    ],
    [
      'a file of another notebook',
      (it) => ({ ...it, files: [{ path: 'instances/hasopa.ts', sha256: 'a'.repeat(64) }] }),
    ],
    [
      'another text of a file',
      (it) => ({
        ...it,
        files: [Object.assign({}, (it['files'] as object[])[0], { sha256: 'b'.repeat(64) })],
      }),
    ],
    ['another issue', (it) => ({ ...it, number: 4000 })],
    ['a word more', (it) => ({ ...it, run: 'curl' })],
    ['another commit', (it) => ({ ...it, commit: 'c'.repeat(40) })],
  ];

  it.each(changed)(
    '%s in the artefact ends the second, and nothing is written',
    async (_, change) => {
      const stage = await openStage();
      const number = await stage.world.openIssue('camille', goodBody());
      const tamper = (job: string, artefacts: string) => {
        if (job !== 'parse') return;
        const file = join(artefacts, 'request', 'request.json');
        writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));
      };

      const event = issueEvent(stage.server, number, 'opened');
      const runs = await runWorkflow('request.yml', event, stage.withApp, {
        only: answered,
        after: tamper,
      });

      expect(outcomes(runs), logs(runs)).toEqual({ parse: 'success', publish: 'failure' });
      expect(logs(runs)).toMatch(/^(?:ARTEFACT_SHAPE|ARTEFACT_DIFFERS|FORGE_NO_ISSUE): /m);
      const writes = stage.server.exchanges.filter(({ method, url }) => {
        return method !== 'GET' && !url.pathname.endsWith('/access_tokens');
      });
      expect(writes).toEqual([]);
    },
  );

  it('an edit ends the second without a word: the run of the edit answers', async () => {
    const stage = await openStage();
    const number = await stage.world.openIssue('camille', goodBody());
    const edit = (job: string) => {
      if (job === 'parse') stage.world.editIssue(number, goodBody({ purpose: 'Another purpose.' }));
    };

    const event = issueEvent(stage.server, number, 'opened');
    const runs = await runWorkflow('request.yml', event, stage.withApp, {
      only: answered,
      after: edit,
    });

    expect(outcomes(runs), logs(runs)).toEqual({ parse: 'success', publish: 'success' });
    expect(runs.get('publish')?.log).toContain('superseded');
    expect(await stage.world.comments({ on: 'issue', number })).toEqual([]);
  });
});

describe('without an App', () => {
  it('a maintainer’s request becomes a pull request with the workflow’s own token', async () => {
    const stage = await openStage();

    const { runs } = await request(stage, stage.bare, 'mael');

    expect(outcomes(runs), logs(runs)).toEqual({
      parse: 'success',
      publish: 'skipped',
      'publish-without-app': 'success',
    });
    const authors = stage.server.state.comments.map(({ author }) => author?.login);
    expect(new Set(authors)).toEqual(new Set(['github-actions[bot]']));
    expect(await stage.world.pulls()).toHaveLength(1);
  });

  it('everybody else is answered, and goes no further: the team cannot be read', async () => {
    const stage = await openStage();

    const { number, runs } = await request(stage, stage.bare);

    expect(outcomes(runs), logs(runs)).toMatchObject({ 'publish-without-app': 'success' });
    expect(await stage.world.comments({ on: 'issue', number })).toHaveLength(1);
    expect(await stage.world.pulls()).toEqual([]);
  });

  // Of a comment and a label GitHub's description says that either of two rights will do, without
  // saying on what: `issues` alone can be missed by nobody here.
  const permissions = Object.keys(jobOf('request.yml', 'publish-without-app').permissions);

  it.each(permissions.filter((permission) => permission !== 'issues'))(
    'the job needs %s: without it, it fails',
    async (permission) => {
      const stage = await openStage();
      const number = await stage.world.openIssue('mael', goodBody());

      const event = issueEvent(stage.server, number, 'opened');
      const runs = await runWorkflow('request.yml', event, stage.bare, {
        only: ['parse', 'publish-without-app'],
        change: ({ permissions, ...job }) => {
          const { [permission]: _, ...fewer } = permissions;
          return { ...job, permissions: job.needs === undefined ? permissions : fewer };
        },
      });

      expect(outcomes(runs)['publish-without-app'], logs(runs)).toBe('failure');
    },
  );
});
