import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { renderAnswers } from '../../../generators/request/index.ts';
import { platform } from '../../../lib/platform/index.ts';
import { openIssue } from '../../forge/gitlab/server/routes/issues.ts';
import { openMerge } from '../../forge/gitlab/server/routes/merge-requests.ts';
import { noticePushes } from '../../forge/gitlab/server/state.ts';
import { repository } from '../../manifests/support/command.ts';
import { openPlace, runPipelineJob } from './support/gitlab.ts';
import { checkSchema, jobsOf, look } from './support/gitlab-ci-local.ts';

const trigger = { CI_PIPELINE_SOURCE: 'trigger', CI_COMMIT_REF_PROTECTED: 'true' };
const onMain = { CI_COMMIT_BRANCH: 'main', CI_DEFAULT_BRANCH: 'main' };

describe('the pipeline of GitLab', () => {
  it('is accepted by the schema that GitLab publishes', async () => {
    const said = await checkSchema(['.gitlab-ci.yml', '.gitlab/ci/requests.yml']);

    expect([said.status, said.stderr.trim()]).toEqual([0, '']);
  });

  it.each([
    ['a webhook or Argo CD', { ...trigger, ...onMain }, ['hook']],
    [
      'a trigger of another branch',
      { ...trigger, CI_COMMIT_REF_PROTECTED: 'false', CI_COMMIT_BRANCH: 'x' },
      [],
    ],
    [
      'the schedule of requests',
      { CI_PIPELINE_SOURCE: 'schedule', CI_PIPELINE_SCHEDULE_DESCRIPTION: 'requests', ...onMain },
      ['poll'],
    ],
    [
      'the schedule of the slow checks',
      { CI_PIPELINE_SOURCE: 'schedule', CI_PIPELINE_SCHEDULE_DESCRIPTION: 'weekly', ...onMain },
      ['check', 'check-all', 'road', 'test'],
    ],
    [
      'a merge request',
      { CI_PIPELINE_SOURCE: 'merge_request_event', CI_COMMIT_BRANCH: '' },
      ['check', 'request-digest', 'review', 'road', 'test'],
    ],
  ])('has these jobs and no other for %s', async (_, variables, jobs) => {
    expect((await jobsOf(variables)).sort()).toEqual(jobs);
  });

  it.each([
    ['a job that needs one that is not there', { stage: 'check', needs: ['nobody'] }, 'nobody'],
    ['a stage that nobody declared', { stage: 'nowhere' }, 'nowhere'],
  ])('would be refused with %s', async (_, job, named) => {
    const file = readFileSync(join(repository, '.gitlab-ci.yml'), 'utf8');
    const { include: _include, ...whole } = parse(file);
    const wrong = { ...whole, extra: { script: ['true'], ...job } };

    const said = await look({ '.gitlab-ci.yml': stringify(wrong) }, ['--list-json']);

    expect(said.status).not.toBe(0);
    expect(said.stderr).toContain(named);
  });
});

describe('an issue on GitLab', () => {
  it('is answered by its number alone, and becomes a merge request', async () => {
    const { place, number } = await asked();
    const payload = {
      object_kind: 'issue',
      object_attributes: { iid: number, description: 'whatever the payload says' },
    };

    const ended = await runPipelineJob('hook', place, {
      ...{ isProtected: true, variables: trigger, payload },
    });

    expect(ended.status, ended.log).toBe(0);
    expect(place.state.merges.map(({ sourceBranch }) => sourceBranch)).toEqual([
      `request/${number}-dyseau`,
    ]);
  });

  it('is answered by the schedule, when the webhook was lost', async () => {
    const { place } = await asked();
    const variables = {
      CI_PIPELINE_SOURCE: 'schedule',
      CI_PIPELINE_SCHEDULE_DESCRIPTION: 'requests',
    };

    const ended = await runPipelineJob('poll', place, { isProtected: true, variables });

    expect(ended.status, ended.log).toBe(0);
    expect(place.state.merges).toHaveLength(1);
  });

  it('is not answered by a pipeline of a branch that is not protected: it has no token', async () => {
    const { place, number } = await asked();
    const payload = { object_kind: 'issue', object_attributes: { iid: number } };

    const ended = await runPipelineJob('hook', place, {
      ...{ isProtected: false, variables: trigger, payload },
    });

    expect(ended.status).not.toBe(0);
    expect(ended.log).toContain('FLEET_GITLAB_TOKEN');
  });

  it.each(['{}', 'no JSON', '{"object_kind":"issue","object_attributes":{"iid":"1; id"}}'])(
    'is not found in a payload that is none: %s',
    async (payload) => {
      const { place } = await asked();

      const ended = await runPipelineJob('hook', place, {
        ...{ isProtected: true, variables: trigger, payload },
      });

      expect(ended.status).toBe(3);
      expect(ended.log).toContain('TRIGGER_PAYLOAD');
      expect(place.state.merges).toEqual([]);
    },
  );
});

describe('a merge request of a request', () => {
  it('passes its check until the issue says something else, by a token that only reads', async () => {
    const { place, number, issue } = await answered();
    const [merge] = place.state.merges;
    const check = () =>
      runPipelineJob('request-digest', place, {
        ref: merge?.sourceBranch ?? '',
        isProtected: false,
        variables: {
          CI_PIPELINE_SOURCE: 'merge_request_event',
          CI_MERGE_REQUEST_IID: String(merge?.iid),
        },
      });

    const before = await check();
    issue(bodyOf({ purpose: 'Another purpose.' }));
    const after = await check();

    expect(number).toBe(1);
    expect([before.status, after.status], before.log + after.log).toEqual([0, 1]);
  });
});

describe('a merged request', () => {
  it('is told on the issue by the pipeline of the merge', async () => {
    const { place, number } = await answered();
    const [merge] = place.state.merges;
    place.bare.merge('main', place.bare.tip(merge?.sourceBranch ?? '') ?? '', 'Merge');

    const ended = await runPipelineJob('merged', place, {
      ...{ isProtected: true, variables: { CI_PIPELINE_SOURCE: 'push' } },
    });

    expect(ended.status, ended.log).toBe(0);
    const notes = place.state.issues.find(({ iid }) => iid === number)?.notes ?? [];
    expect(notes.map(({ body }) => body).join()).toContain('Demande acceptée');
  });
});

describe('a merge request of a person', () => {
  it('gets the report as one note, by its number alone', async () => {
    const { place } = await asked();
    const manifest = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n';
    place.bare.commit('more', { 'dist/ouest/hasopa/manifests.yaml': manifest });
    const merge = openMerge(place.state, place.account('mael').id, {
      ...{ title: 'A change', description: '', sourceBranch: 'more', targetBranch: 'main' },
    });
    const payload = {
      object_kind: 'merge_request',
      object_attributes: { iid: merge.iid, source_branch: 'another' },
    };

    const ended = await runPipelineJob('hook', place, {
      ...{ isProtected: true, variables: trigger, payload },
    });

    expect(ended.status, ended.log).toBe(0);
    const notes = merge.notes.map(({ body }) => body);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain('Fleet review');
  });
});

describe('what Argo CD tells by the trigger', () => {
  it('is told on the issue once, and believed for nothing but the word', async () => {
    const { place, number } = await answered();
    const [merge] = place.state.merges;
    noticePushes(place.state);
    const commit = place.bare.merge(
      'main',
      place.bare.tip(merge?.sourceBranch ?? '') ?? '',
      'Merge',
    );
    place.bare.git.run(['update-ref', 'refs/heads/live', commit]);
    const payload = { object_kind: 'eln_deployment', slug: 'dyseau', commit, state: 'healthy' };
    const tell = () =>
      runPipelineJob('hook', place, { isProtected: true, variables: trigger, payload });
    const notes = () =>
      place.state.issues.find(({ iid }) => iid === number)?.notes.map(({ body }) => body) ?? [];

    const ended = await tell();
    const told = notes();
    await tell();

    expect(ended.status, ended.log).toBe(0);
    expect(told.join('\n')).toContain('https://dyseau.');
    expect(notes()).toEqual(told);
  });
});

// --- the world ---

type Changes = Readonly<Record<string, string>>;

function bodyOf(changes: Changes = {}): string {
  const file = join(repository, 'examples/requests/unit-managed.json');
  const answers = JSON.parse(readFileSync(file, 'utf8'));
  return renderAnswers({ ...answers, ...changes }, platform, 'gitlab');
}

/** An issue of a member's, which nobody has answered yet. */
async function asked() {
  const place = await openPlace();
  const { id } = place.account('camille');
  place.state.groups.push({ id: 50, path: 'inrea/eln-requesters', members: new Map([[id, 30]]) });
  const stored = openIssue(place.state, id, { title: 'Une demande', description: bodyOf() });
  const issue = (description: string) => {
    Object.assign(stored, { description, updatedAt: place.state.now() });
  };
  return { place, number: stored.iid, issue };
}

/** The same, and its merge request. */
async function answered() {
  const world = await asked();
  const payload = { object_kind: 'issue', object_attributes: { iid: world.number } };
  const ended = await runPipelineJob('hook', world.place, {
    ...{ isProtected: true, variables: trigger, payload },
  });
  expect(ended.status, ended.log).toBe(0);
  return world;
}
